"""Runs a program with app.cloopen.com on this machine, as a line in the hosts file would have it."""

import runpy
import socket
import sys

address = sys.argv[1]
look_up = socket.getaddrinfo


def getaddrinfo(host, *args, **kwargs):
    return look_up(address if host == "app.cloopen.com" else host, *args, **kwargs)


socket.getaddrinfo = getaddrinfo
sys.argv = sys.argv[2:]
runpy.run_path(sys.argv[0], run_name="__main__")

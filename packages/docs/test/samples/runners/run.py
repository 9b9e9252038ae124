"""Signs the vectors, then runs every sample of the folder in one process."""
import contextlib, io, pathlib, sys, traceback
from datetime import datetime

folder = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(folder))
import cloopen

for line in (folder / "vectors.txt").read_text().splitlines():
    sid, token, instant = line.split(" ")
    print(*cloopen.sign(sid, token, datetime.fromisoformat(instant.replace("Z", "+00:00"))))
print("----")
for file in sorted(folder.glob("sample-*.py")):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(file.read_text(), str(file), "exec"), {"__name__": "__main__"})
    except Exception:
        out.write(traceback.format_exc())
    print(out.getvalue() + "----")

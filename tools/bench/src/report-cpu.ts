// Loaded into a server with `--import`: says on stdout what processor time the server has taken so far, once for each SIGUSR2.
let readings = 0;
process.on("SIGUSR2", () => {
  const { user, system } = process.cpuUsage();
  readings += 1;
  console.log(JSON.stringify({ cpuReading: readings, cpuMicros: user + system }));
});

// Reads the file of columns that the benchmark writes, and times much as the benchmark does. The scripts beside it
// run from a temporary folder that holds the packages; the benchmark copies them there.
import { readFileSync } from "node:fs";

const ROUNDS = 3;
const REPETITIONS = 7;
const SLOW = 100;

/** Open, high, low, close and volume of the file that is the first argument. */
export function columns() {
  const bytes = readFileSync(process.argv[2]);
  const count = bytes.length / 8 / 5;
  const all = new Float64Array(bytes.buffer, bytes.byteOffset, count * 5);
  const names = ["open", "high", "low", "close", "volume"];
  return Object.fromEntries(names.map((name, i) => [name, Array.from(all.subarray(i * count, (i + 1) * count))]));
}

/** Prints a line for each: its name and the lowest of the medians of some rounds, in milliseconds. */
export function report(cases) {
  for (const [name, work] of Object.entries(cases)) {
    const first = performance.now();
    work();

    // What takes long needs no many repetitions to be told from noise.
    const isSlow = performance.now() - first > SLOW;
    let best = Infinity;
    for (let round = 0; round < (isSlow ? 1 : ROUNDS); round++) {
      const times = [];
      for (let i = 0; i < (isSlow ? 3 : REPETITIONS); i++) {
        const start = performance.now();
        const before = process.cpuUsage();
        work();
        const used = process.cpuUsage(before);

        // Processor time counts the collector's threads, elapsed time counts other programs: the lesser is fair.
        times.push(Math.min(performance.now() - start, (used.user + used.system) / 1000));
      }

      times.sort((left, right) => left - right);
      best = Math.min(best, times[times.length >> 1]);
    }

    console.log(`${name} ${best.toFixed(4)}`);
  }
}

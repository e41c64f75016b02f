// A pipe that breaks: node cut.mjs UP DOWN PROGRAM..., ends with the program after so many bytes to or from it.
import { spawn } from "node:child_process";

const [up, down, program, ...words] = process.argv.slice(2);
const child = spawn(program, words, { stdio: ["pipe", "pipe", "ignore"] });
const end = () => {
  child.kill("SIGKILL");
  process.exit(1);
};
const carry = (from, to, most) => {
  let left = Number(most);
  if (left === 0) end();
  from.on("data", (bytes) => {
    to.write(bytes.subarray(0, left), () => left <= 0 && end());
    left -= bytes.length;
  });
};
child.stdin.on("error", end);
child.on("exit", (status) => process.exit(status ?? 1));
process.stdin.on("end", () => child.stdin.end());
carry(process.stdin, child.stdin, up);
carry(child.stdout, process.stdout, down);

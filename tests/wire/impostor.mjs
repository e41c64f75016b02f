// FastCGI programs that are no gate, for what web servers make of them: each answers every request in one wrong way.
// Started as a program it listens on descriptor 0, as web servers start theirs.
import net from "node:net";
import { fileURLToPath } from "node:url";

// One record (FastCGI specification 3.3) of request 1.
function record(type, content) {
  const head = Buffer.from([1, type, 0, 1, 0, 0, 0, 0]);
  head.writeUInt16BE(content.length, 4);
  return Buffer.concat([head, content]);
}
const kStdin = 5;
const say = (text) => record(6, Buffer.from(text, "latin1"));
const end = (status = 0) => record(3, Buffer.from([0, 0, 0, 0, status, 0, 0, 0]));
const kPage = "Content-Type: text/plain\r\n\r\nshut";
const kNoise = "\x00\xff\x01{\"a\":1}\x7f\x80 no header at all";

// What follows the question, before the connection closes.
export const kAnswers = {
  "closes without a word": [],
  "ends without a word": [end()],
  "says it is overloaded": [end(2)],
  "writes what is no FastCGI": [Buffer.from(kNoise, "latin1")],
  "writes what is no header": [say(kNoise), end()],
  "breaks off in the header's first line": [say("Status: 2")],
  "breaks off before the header's end": [say("Status: 200 OK\r\nX-Pforte-User: a@b.example\r\n")],
  "ends in the header's first line": [say("Status: 2"), end()],
  "breaks off in a record": [say("Status: 200 OK\r\n\r\n").subarray(0, 15)],
  "refuses and then opens": [say(`Status: 403 Forbidden\r\n${kPage}`), say("Status: 200 OK\r\n\r\n"), end()],
  "opens twice": [say("Status: 200 OK\r\n\r\n"), say("Status: 200 OK\r\n\r\n"), end()],
  "names no status": [say("X-Pforte-User: a@b.example\r\n\r\n"), end()],
};

export function impostor(name) {
  return net.createServer((socket) => {
    let seen = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      seen = Buffer.concat([seen, chunk]);
      for (let at = 0; at + 8 <= seen.length;) {
        const length = seen.readUInt16BE(at + 4);
        if (seen[at + 1] === kStdin && length === 0) return void socket.end(Buffer.concat(kAnswers[name]));
        at += 8 + length + seen[at + 6];
      }
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) impostor(process.argv[2]).listen({ fd: 0 });

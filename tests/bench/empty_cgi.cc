// The least that a CGI program can do: start, write an answer, end.
#include <unistd.h>

int main() {
  constexpr char kAnswer[] = "Status: 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n";
  return ::write(STDOUT_FILENO, kAnswer, sizeof kAnswer - 1) < 0 ? 1 : 0;
}

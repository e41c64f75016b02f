// The least that libfcgi can do: the answer in the file $BENCH_ANSWER to every request. What any
// FastCGI program answering the same bytes is measured against.
#include <fcgiapp.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

int main() {
  const char* path = std::getenv("BENCH_ANSWER");
  std::ifstream file(path == nullptr ? "" : path, std::ios::binary);
  const std::string answer{std::istreambuf_iterator<char>(file), {}};
  FCGX_Request request;
  if (answer.empty() || FCGX_Init() != 0 || FCGX_InitRequest(&request, 0, 0) != 0) return 1;
  while (FCGX_Accept_r(&request) == 0) {
    FCGX_PutStr(answer.data(), static_cast<int>(answer.size()), request.out);
    FCGX_Finish_r(&request);
  }
  return 0;
}

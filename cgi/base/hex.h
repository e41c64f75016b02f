// Hexadecimal digits.
#ifndef PFORTE_BASE_HEX_H_
#define PFORTE_BASE_HEX_H_

namespace base {

// 0 to 15, -1 for what is no digit.
[[nodiscard]] constexpr int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace base

#endif  // PFORTE_BASE_HEX_H_

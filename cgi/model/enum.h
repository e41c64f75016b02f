// How the enums of the vocabulary are written in the database, on the command line and in forms:
// one word per value, the same everywhere.
#ifndef PFORTE_MODEL_ENUM_H_
#define PFORTE_MODEL_ENUM_H_

#include <cstddef>
#include <string_view>

namespace model {

// Specialised beside each enum: the words in the order of the values, which count from 0.
template <class E>
struct Words;

template <class E>
[[nodiscard]] constexpr std::string_view Word(E value) {
  return Words<E>::kWords[static_cast<std::size_t>(value)];
}

// False, and `value` unchanged, if no value has that word.
template <class E>
[[nodiscard]] constexpr bool ParseWord(std::string_view word, E& value) {
  std::size_t index = 0;
  for (std::string_view candidate : Words<E>::kWords) {
    if (candidate == word) {
      value = static_cast<E>(index);
      return true;
    }
    ++index;
  }
  return false;
}

}  // namespace model

#endif  // PFORTE_MODEL_ENUM_H_

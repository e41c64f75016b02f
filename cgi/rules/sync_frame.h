// How the two sides of a split operation talk: signed frames on a pipe. Each signature covers who says it, the run it
// belongs to, its number there and every byte, so that a frame which was altered, repeated, moved, left out or kept
// from an earlier run is refused. Knows nothing of what is said.
#ifndef PFORTE_RULES_SYNC_FRAME_H_
#define PFORTE_RULES_SYNC_FRAME_H_

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/keys.h"
#include "model/sync.h"

namespace rules {

using SyncJson = nlohmann::json;

inline constexpr int kSyncProtocol = 1;
inline constexpr std::size_t kMaxSyncPayload = std::size_t{1} << 20;  // bytes

// As it is sent and kept. What is not UTF-8 cannot be said in JSON and becomes a question mark.
[[nodiscard]] std::string SyncText(const SyncJson&);

struct SyncFrame {
  std::string signature, payload;
};
// "pforte-sync <bytes of the payload> <signature>", a line break, the payload, a line break.
[[nodiscard]] std::string FrameText(const SyncFrame&);

// Takes frames out of bytes, in whichever pieces they come.
class SyncFrameReader {
 public:
  void Add(std::string_view bytes) { bytes_ += bytes; }
  // Nothing until the next is whole. Throws base::Fault as soon as what came cannot become one.
  [[nodiscard]] std::optional<SyncFrame> Next();
  // Bytes of a frame that is not whole yet.
  [[nodiscard]] std::size_t Left() const { return bytes_.size(); }

 private:
  std::string bytes_;
};

// One side of a run: signs what it says, opens what the other says.
class SyncLink {
 public:
  SyncLink(const crypto::Keys& keys, model::SyncRole own, std::string peer_key)
      : keys_(keys), own_(own), peer_key_(std::move(peer_key)) {}

  // The frame as it goes into the pipe. Throws base::Fault if it would be too long.
  [[nodiscard]] std::string Say(const SyncJson&);
  // Throws base::Fault unless it is the very next that the other said in this run.
  [[nodiscard]] SyncJson Hear(const SyncFrame&);
  // All that follows belongs to the run of that name, made of random numbers of both.
  void Join(std::string run) { run_ = std::move(run); }

 private:
  [[nodiscard]] std::string Signed(model::SyncRole by, std::int64_t number, std::string_view payload) const;

  const crypto::Keys& keys_;
  model::SyncRole own_;
  std::string peer_key_, run_;
  std::int64_t said_ = 0, heard_ = 0;
};

// Reads an object field by field. Throws base::Fault for one that is missing or of another type, and at the end for one
// that nobody asked for: what is not understood must not be passed over.
class SyncReader {
 public:
  explicit SyncReader(const SyncJson& object);
  [[nodiscard]] std::string Text(const char* field);
  [[nodiscard]] std::int64_t Number(const char* field);
  [[nodiscard]] std::optional<std::int64_t> Time(const char* field);  // null: nothing
  [[nodiscard]] const SyncJson& Part(const char* field);
  [[nodiscard]] bool Has(const char* field) const { return object_.contains(field); }
  template <class Enum>
  [[nodiscard]] Enum Word(const char* field) {
    Enum value{};
    if (!model::ParseWord(Text(field), value)) Refuse(field);
    return value;
  }
  void End() const;

 private:
  [[noreturn]] static void Refuse(const std::string& field);

  const SyncJson& object_;
  std::size_t read_ = 0;
};

}  // namespace rules

#endif  // PFORTE_RULES_SYNC_FRAME_H_

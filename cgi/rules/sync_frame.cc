#include "rules/sync_frame.h"

#include <charconv>

#include "base/fault.h"
#include "crypto/sign.h"

namespace rules {
namespace {

constexpr std::string_view kHeading = "pforte-sync ";
constexpr std::size_t kMaxHead = kHeading.size() + 8 + crypto::kSignatureLength + 1;

[[noreturn]] void Refuse(const std::string& why) { throw base::Fault("sync: " + why); }

// The beginning of what came instead of a frame, as far as it can be shown.
[[noreturn]] void RefuseStranger(std::string_view bytes) {
  std::string shown;
  for (char c : bytes.substr(0, bytes.substr(0, 60).find('\n'))) shown += c >= ' ' && c <= '~' ? c : '?';
  Refuse("what came is not from `pforte sync`: \"" + shown + "\"");
}

}  // namespace

std::string SyncText(const SyncJson& what) { return what.dump(-1, ' ', false, SyncJson::error_handler_t::replace); }

std::string FrameText(const SyncFrame& frame) {
  return std::string(kHeading) + std::to_string(frame.payload.size()) + " " + frame.signature + "\n" + frame.payload +
         "\n";
}

std::optional<SyncFrame> SyncFrameReader::Next() {
  const auto known = std::min(bytes_.size(), kHeading.size());
  if (std::string_view(bytes_).substr(0, known) != kHeading.substr(0, known)) RefuseStranger(bytes_);
  const auto line = bytes_.find('\n');
  if (line == std::string::npos) {
    if (bytes_.size() >= kMaxHead) RefuseStranger(bytes_);
    return std::nullopt;
  }
  const auto blank = bytes_.find(' ', kHeading.size());
  if (blank == std::string::npos || line != blank + 1 + crypto::kSignatureLength) RefuseStranger(bytes_);
  std::size_t size = 0;
  const std::string_view digits = std::string_view(bytes_).substr(kHeading.size(), blank - kHeading.size());
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  if (error != std::errc() || end != digits.data() + digits.size() || std::to_string(size) != digits) {
    RefuseStranger(bytes_);
  }
  if (size > kMaxSyncPayload) Refuse("a message of " + std::string(digits) + " bytes is too long");
  const std::size_t whole = line + 1 + size + 1;
  if (bytes_.size() < whole) return std::nullopt;
  if (bytes_[whole - 1] != '\n') Refuse("a message does not end where it should");
  SyncFrame frame{bytes_.substr(blank + 1, crypto::kSignatureLength), bytes_.substr(line + 1, size)};
  bytes_.erase(0, whole);
  return frame;
}

std::string SyncLink::Signed(model::SyncRole by, std::int64_t number, std::string_view payload) const {
  return "pforte-sync\n" + std::string(model::Word(by)) + "\n" + run_ + "\n" +
         std::to_string(number) + "\n" + std::string(payload);
}

std::string SyncLink::Say(const SyncJson& what) {
  SyncFrame frame{"", SyncText(what)};
  if (frame.payload.size() > kMaxSyncPayload) Refuse("a message grew too long");
  frame.signature = crypto::Sign(keys_, Signed(own_, said_++, frame.payload));
  return FrameText(frame);
}

SyncJson SyncLink::Hear(const SyncFrame& frame) {
  const auto other = own_ == model::SyncRole::kOffice ? model::SyncRole::kWeb : model::SyncRole::kOffice;
  if (!crypto::IsSigned(peer_key_, Signed(other, heard_, frame.payload), frame.signature)) {
    Refuse("a message was altered, repeated or left out, or is not from the installation that this one is paired "
           "with; see `pforte sync status` on both");
  }
  ++heard_;
  auto said = SyncJson::parse(frame.payload, nullptr, false);
  if (said.is_discarded()) Refuse("a message is no JSON");
  return said;
}

SyncReader::SyncReader(const SyncJson& object) : object_(object) {
  if (!object.is_object()) rules::Refuse("something is no object");
}

void SyncReader::Refuse(const std::string& field) {
  rules::Refuse("'" + field + "' is missing, wrong or unknown here: the installations are of different versions");
}

const SyncJson& SyncReader::Part(const char* field) {
  const auto found = object_.find(field);
  if (found == object_.end()) Refuse(field);
  ++read_;
  return *found;
}

std::string SyncReader::Text(const char* field) {
  const SyncJson& part = Part(field);
  if (!part.is_string()) Refuse(field);
  return part.get<std::string>();
}

std::int64_t SyncReader::Number(const char* field) {
  const SyncJson& part = Part(field);
  if (!part.is_number_integer()) Refuse(field);
  return part.get<std::int64_t>();
}

std::optional<std::int64_t> SyncReader::Time(const char* field) {
  const SyncJson& part = Part(field);
  if (part.is_null()) return std::nullopt;
  if (!part.is_number_integer()) Refuse(field);
  return part.get<std::int64_t>();
}

void SyncReader::End() const {
  if (read_ == object_.size()) return;
  // Each is asked for once: there is more than was asked for.
  std::string fields;
  for (const auto& each : object_.items()) fields += (fields.empty() ? "" : ", ") + each.key();
  rules::Refuse("a field that is unknown here, among " + fields + ": the installations are of different versions");
}

}  // namespace rules

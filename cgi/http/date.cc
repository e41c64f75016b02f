#include "http/date.h"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace http {
namespace {

constexpr std::int64_t kSecondsOfDay = 24 * 60 * 60;
constexpr std::string_view kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::string_view kLongDays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                          "Thursday", "Friday", "Saturday"};
constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string Digits(std::int64_t value, std::size_t width) {
  std::string digits(width, '0');
  for (std::size_t at = width; at > 0; value /= 10) digits[--at] = static_cast<char>('0' + value % 10);
  return digits;
}

std::chrono::year_month_day DayOf(std::int64_t seconds) {
  return std::chrono::sys_days(std::chrono::days(seconds / kSecondsOfDay));
}

// Reads a date from left to right; once something did not fit, nothing fits any more.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  void Literal(std::string_view text) {
    fits_ = fits_ && rest_.starts_with(text);
    if (fits_) rest_.remove_prefix(text.size());
  }
  // The index of the one that comes next.
  template <std::size_t kCount>
  std::size_t OneOf(const std::string_view (&words)[kCount]) {
    auto word = std::find_if(std::begin(words), std::end(words), [&](auto one) { return rest_.starts_with(one); });
    if (word == std::end(words)) {
      fits_ = false;
      return 0;
    }
    Literal(*word);
    return static_cast<std::size_t>(word - std::begin(words));
  }
  int Number(std::size_t width) {
    int value = 0;
    fits_ = fits_ && rest_.size() >= width;
    for (std::size_t i = 0; fits_ && i < width; ++i) {
      fits_ = rest_[i] >= '0' && rest_[i] <= '9';
      value = value * 10 + (rest_[i] - '0');
    }
    if (fits_) rest_.remove_prefix(width);
    return value;
  }
  [[nodiscard]] bool Sees(std::string_view text) const { return rest_.starts_with(text); }
  [[nodiscard]] bool IsDone() const { return fits_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool fits_ = true;
};

struct Fields {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

void ReadTime(Reader& reader, Fields& fields) {
  fields.hour = reader.Number(2);
  reader.Literal(":");
  fields.minute = reader.Number(2);
  reader.Literal(":");
  fields.second = reader.Number(2);
}

int ReadMonth(Reader& reader) { return static_cast<int>(reader.OneOf(kMonths)) + 1; }

bool ReadFixed(Reader reader, Fields& fields) {
  reader.OneOf(kDays);
  reader.Literal(", ");
  fields.day = reader.Number(2);
  reader.Literal(" ");
  fields.month = ReadMonth(reader);
  reader.Literal(" ");
  fields.year = reader.Number(4);
  reader.Literal(" ");
  ReadTime(reader, fields);
  reader.Literal(" GMT");
  return reader.IsDone();
}

bool ReadRfc850(Reader reader, Fields& fields, std::int64_t now) {
  reader.OneOf(kLongDays);
  reader.Literal(", ");
  fields.day = reader.Number(2);
  reader.Literal("-");
  fields.month = ReadMonth(reader);
  reader.Literal("-");
  int this_year = static_cast<int>(DayOf(now).year());
  fields.year = this_year - this_year % 100 + reader.Number(2);
  if (fields.year > this_year + 50) fields.year -= 100;
  reader.Literal(" ");
  ReadTime(reader, fields);
  reader.Literal(" GMT");
  return reader.IsDone();
}

bool ReadAsctime(Reader reader, Fields& fields) {
  reader.OneOf(kDays);
  reader.Literal(" ");
  fields.month = ReadMonth(reader);
  reader.Literal(" ");
  bool one_digit = reader.Sees(" ");
  if (one_digit) reader.Literal(" ");
  fields.day = reader.Number(one_digit ? 1 : 2);
  reader.Literal(" ");
  ReadTime(reader, fields);
  reader.Literal(" ");
  fields.year = reader.Number(4);
  return reader.IsDone();
}

}  // namespace

std::string HttpDate(std::int64_t seconds) {
  const auto day = DayOf(seconds);
  const auto weekday = std::chrono::weekday(std::chrono::sys_days(day)).c_encoding();
  const std::int64_t time = seconds % kSecondsOfDay;
  std::string text(kDays[weekday]);
  text += ", " + Digits(unsigned(day.day()), 2) + " ";
  text += kMonths[unsigned(day.month()) - 1];
  text += " " + Digits(int(day.year()), 4) + " " + Digits(time / 3600, 2) + ":" + Digits(time / 60 % 60, 2) + ":" +
          Digits(time % 60, 2) + " GMT";
  return text;
}

std::optional<std::int64_t> ParseHttpDate(std::string_view text, std::int64_t now) {
  const Reader reader(text);
  Fields fields;
  if (!ReadFixed(reader, fields) && !ReadRfc850(reader, fields, now) && !ReadAsctime(reader, fields)) {
    return std::nullopt;
  }
  const auto date = std::chrono::year(fields.year) / fields.month / fields.day;
  // A second of 60 is a leap second.
  if (!date.ok() || fields.hour > 23 || fields.minute > 59 || fields.second > 60) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  return days * kSecondsOfDay + fields.hour * 3600 + fields.minute * 60 + fields.second;
}

}  // namespace http

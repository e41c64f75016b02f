#include "command/spelling.h"

#include <algorithm>
#include <set>
#include <utility>

namespace command {
namespace {

struct Trick {
  const char* about;
  const char* text;
};

// In the place of a slash.
constexpr Trick kSlashes[] = {
    {"a doubled slash", "//"},
    {"three slashes", "///"},
    {"a dot folder", "/./"},
    {"a dot folder and a doubled slash", "/.//"},
    {"a folder and back", "/x/../"},
    {"an encoded dot folder", "/%2e/"},
    {"a folder and encoded back", "/x/%2e%2e/"},
    {"a folder and back, encoded in capitals", "/x/%2E%2E/"},
    {"a folder and half encoded back", "/x/.%2e/"},
    {"a folder and back, the other half encoded", "/x/%2e./"},
    {"a folder and back by an encoded slash", "/x/..%2f"},
    {"a folder and back by a backslash", "/x/..\\"},
    {"a folder and back by an encoded backslash", "/x/..%5c"},
    {"a folder and doubly encoded back", "/x/%252e%252e/"},
    {"a folder and overlong back", "/x/%c0%ae%c0%ae/"},
    {"a folder and back with a parameter", "/x/..;/"},
    {"a folder and back with an encoded parameter", "/x/..%3b/"},
    {"an encoded slash", "%2f"},
    {"an encoded slash in capitals", "%2F"},
    {"a slash and an encoded one", "/%2f"},
    {"an encoded slash and one", "%2f/"},
    {"a doubly encoded slash", "%252f"},
    {"an overlong slash of two bytes", "%c0%af"},
    {"an overlong slash of three bytes", "%e0%80%af"},
    {"an overlong slash of four bytes", "%f0%80%80%af"},
    {"a full-width slash", "%ef%bc%8f"},
    {"a slash in the %u notation", "%u002f"},
    {"a backslash", "\\"},
    {"a slash and a backslash", "/\\"},
    {"an encoded backslash", "%5c"},
    {"an encoded backslash in capitals", "%5C"},
    {"an overlong backslash", "%c1%9c"},
    {"an empty parameter", "/;/"},
    {"a parameter", "/;x/"},
    {"a dot with a parameter", "/.;/"},
    {"an encoded semicolon", "/%3b/"},
    {"a blank folder", "/%20/"},
    {"a NUL folder", "/%00/"},
    {"a tabulator folder", "/%09/"},
    {"a line end folder", "/%0a/"},
};

// Behind a segment of the path.
constexpr Trick kSegmentEnds[] = {
    {"a parameter", ";x"},        {"a named parameter", ";x=y"},      {"a dot", "."},
    {"two dots", ".."},           {"an encoded dot", "%2e"},          {"a blank", "%20"},
    {"a plus", "+"},              {"a NUL", "%00"},                   {"a tabulator", "%09"},
    {"a line end", "%0a"},        {"an encoded semicolon", "%3b"},    {"a zero-width blank", "%e2%80%8b"},
    {"half a letter", "%c3"},     {"a byte that is no text", "%ff"},  {"a Windows stream", "::$DATA"},
};

// Behind the whole path.
constexpr Trick kEnds[] = {
    {"an empty query", "?"},
    {"a query", "?x"},
    {"a query that names the sign-in page", "?x=/account/login"},
    {"a query that looks like a path", "?/account/login"},
    {"a query that looks like a style sheet", "?.css"},
    {"a query with a NUL", "?%00"},
    {"a query that goes back", "?/../../account/login"},
    {"a fragment", "#x"},
    {"an empty fragment", "#"},
    {"a fragment that goes back", "#/../../account/login"},
    {"an encoded number sign", "%23"},
    {"an encoded fragment", "%23x"},
    {"an encoded question mark", "%3f"},
    {"an encoded query", "%3fx"},
    {"a semicolon", ";"},
    {"a parameter that looks like a style sheet", ";.css"},
    {"a session parameter", ";jsessionid=1"},
    {"a slash", "/"},
    {"two slashes", "//"},
    {"a dot folder", "/."},
    {"a page below it", "/x"},
    {"a style sheet below it", "/x.css"},
    {"a page below it and back", "/x/.."},
    {"back with a parameter", "/..;/"},
    {"an encoded slash", "%2f"},
    {"a backslash", "\\"},
    {"an encoded backslash", "%5c"},
    {"three dots", "..."},
    {"two blanks", "%20%20"},
    {"a line end and a header", "%0d%0aX-Pforte:%20y"},
    {"a NUL and a style sheet", "%00.css"},
    {"a NUL and a slash", "%00/"},
    {"an overlong NUL", "%c0%80"},
    {"a NUL in the %u notation", "%u0000"},
    {"a tilde", "~"},
    {"a short Windows name", "~1"},
    {"an encoded Windows stream", "%3a%3a$DATA"},
    {"an asterisk", "*"},
    {"a lone percent sign", "%"},
    {"half an escape", "%2"},
    {"an escape that is none", "%zz"},
    {"a byte order mark", "%ef%bb%bf"},
    {"a bar", "%7c"},
    {"a quotation mark", "%22"},
    {"an apostrophe", "'"},
    {"an ampersand", "&x=y"},
    {"an at sign", "@"},
    {"a comma", ","},
    {"a byte beyond ASCII as it is", "\xe4"},
    {"a delete character", "\x7f"},
};

// From a public folder back to the root, one for each of its segments.
constexpr Trick kBacks[] = {
    {"back", "/.."},
    {"encoded back", "/%2e%2e"},
    {"half encoded back", "/.%2e"},
    {"back by an encoded slash", "%2f.."},
    {"back by a backslash", "\\.."},
    {"back by an encoded backslash", "%5c.."},
    {"back with a parameter", "/..;"},
    {"back with an encoded parameter", "/..%3b"},
    {"doubly encoded back", "/%252e%252e"},
    {"overlong back", "/%c0%ae%c0%ae"},
    {"back behind a doubled slash", "//.."},
};

// Before the path.
constexpr Trick kStarts[] = {
    {"back above the root", "/.."},
    {"back above the root twice", "/../.."},
    {"encoded back above the root", "/%2e%2e"},
    {"back above the root with a parameter", "/..;"},
    {"a dot folder at the root", "/."},
    {"an encoded dot folder at the root", "/%2e"},
    {"a parameter at the root", "/;x"},
    {"an encoded slash at the root", "/%2f"},
    {"a blank at the root", "/%20"},
    {"a NUL at the root", "/%00"},
    {"a host in the path", "//canary.invalid"},
    {"a folder that does not exist", "/canary"},
    {"the sign-in page before it", "/account/login"},
    {"a style sheet's folder before it", "/pforte/css"},
};

std::string Hex(char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  auto byte = static_cast<unsigned char>(c);
  return {'%', kDigits[byte >> 4], kDigits[byte & 15]};
}

std::string Repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string Upper(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

std::string Swapped(std::string_view text) {
  std::string swapped(text);
  for (char& c : swapped) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) c = static_cast<char>(c ^ 0x20);
  }
  return swapped;
}

// The letter in two bytes where one would do (RFC 3629 section 3 forbids it).
std::string Overlong(char c) {
  auto byte = static_cast<unsigned char>(c);
  return Hex(static_cast<char>(0xc0 | (byte >> 6))) + Hex(static_cast<char>(0x80 | (byte & 0x3f)));
}

// U+FF01 to U+FF5E, which some systems fold to ASCII.
std::string FullWidth(char c) {
  auto code = static_cast<unsigned>(static_cast<unsigned char>(c)) - 0x20 + 0xff00;
  return "%ef" + Hex(static_cast<char>(0x80 | ((code >> 6) & 0x3f))) + Hex(static_cast<char>(0x80 | (code & 0x3f)));
}

struct Segment {
  std::size_t from = 0, length = 0;
};

// The first and the last that are not empty.
std::vector<Segment> OuterSegments(std::string_view path) {
  std::vector<Segment> segments;
  for (std::size_t at = 0; at < path.size();) {
    auto end = std::min(path.find('/', at), path.size());
    if (end > at) segments.push_back({at, end - at});
    at = end + 1;
  }
  if (segments.size() > 2) segments = {segments.front(), segments.back()};
  return segments;
}

class List {
 public:
  explicit List(std::string_view path) : seen_{std::string(path), ""} {}

  void Add(std::string about, std::string target) {
    if (seen_.insert(target).second) spellings_.push_back({std::move(about), std::move(target)});
  }
  std::vector<Spelling> Take() { return std::move(spellings_); }

 private:
  std::set<std::string> seen_;
  std::vector<Spelling> spellings_;
};

std::string Replaced(std::string_view path, Segment segment, std::string_view by) {
  return std::string(path.substr(0, segment.from)).append(by).append(path.substr(segment.from + segment.length));
}

void AddSlashes(List& list, std::string_view path) {
  for (std::size_t at : std::set<std::size_t>{0, path.rfind('/')}) {
    const std::string where = at == 0 ? " at the start" : " further in";
    for (const Trick& trick : kSlashes) list.Add(trick.about + where, Replaced(path, {at, 1}, trick.text));
  }
}

void AddSegments(List& list, std::string_view path) {
  for (Segment segment : OuterSegments(path)) {
    const std::string name(path.substr(segment.from, segment.length));
    const std::string tail = name.substr(1), quoted = " \"" + name + "\"";
    auto add = [&](const std::string& about, const std::string& by) {
      list.Add(about + quoted, Replaced(path, segment, by));
    };
    std::string encoded;
    for (char c : name) encoded += Hex(c);
    add("an encoded first letter in", Hex(name.front()) + tail);
    add("an encoded first letter in capitals in", Upper(Hex(name.front())) + tail);
    add("an encoded last letter in", name.substr(0, name.size() - 1) + Hex(name.back()));
    add("every letter encoded in", encoded);
    add("every letter encoded in capitals in", Upper(encoded));
    add("a doubly encoded first letter in", "%25" + Hex(name.front()).substr(1) + tail);
    add("an overlong first letter in", Overlong(name.front()) + tail);
    add("a full-width first letter in", FullWidth(name.front()) + tail);
    add("a first letter in the %u notation in", "%u00" + Hex(name.front()).substr(1) + tail);
    add("capitals in", Upper(name));
    add("a capital first letter in", Upper(name.substr(0, 1)) + tail);
    add("capitals and small letters swapped in", Swapped(name));
    add("a blank before", "%20" + name);
    add("a dot before", "." + name);
    for (const Trick& trick : kSegmentEnds) add(std::string(trick.about) + " behind", name + trick.text);
  }
}

void AddWays(List& list, std::string_view path, std::string_view mount) {
  const std::string page(path), portal = std::string(mount) + "/account";
  for (const std::string& folder : {portal, std::string("/pforte/css"), std::string("/nowhere")}) {
    auto depth = static_cast<int>(std::count(folder.begin(), folder.end(), '/'));
    for (const Trick& trick : kBacks) {
      list.Add("a way through " + folder + " and " + trick.about, folder + Repeat(trick.text, depth) + page);
    }
  }
  for (const Trick& trick : kStarts) list.Add(trick.about, trick.text + page);
  list.Add("two hundred folders and back", "/" + Repeat("x/../", 200) + page.substr(1));
  list.Add("four hundred dot folders", "/" + Repeat("./", 400) + page.substr(1));
  list.Add("a hundred slashes", Repeat("/", 100) + page);
  list.Add("a query of 3000 bytes", page + "?" + Repeat("x", 3000));
  list.Add("the folder that it lies in, without its slash", page.substr(0, page.rfind('/')));
}

// The page that stands for a folder, or the folder that shows the page.
void AddIndexes(List& list, std::string_view path) {
  const std::string folder(path.substr(0, path.rfind('/') + 1));
  list.Add("the folder that it lies in", folder);
  for (const char* name : {"index.html", "index.htm", "index.php", "index.shtml", "default.html"}) {
    list.Add("a folder's page by its name", folder + name);
  }
  list.Add("a folder's page by its name and a slash", folder + "index.html/");
}

}  // namespace

std::vector<Spelling> Spellings(std::string_view path, std::string_view mount) {
  List list(path);
  AddSlashes(list, path);
  AddSegments(list, path);
  for (const Trick& trick : kEnds) list.Add(std::string(trick.about) + " behind it", std::string(path) + trick.text);
  AddWays(list, path, mount);
  AddIndexes(list, path);
  return list.Take();
}

}  // namespace command

// The build's own tool, not shipped: turns sql/, templates/ and the catalogues into C++ that
// is compiled in, and refuses what does not fit together.
//   embed texts     <templates/text> <out>   -> base/text_id.h, base/text_catalogue.{h,cc}
//   embed templates <templates> <out>        -> templates/<language>/…, view/template_text.cc
//   embed queries   <sql/query> <out>        -> store/query.h, store/query_text.cc; {account} in a statement
//                                               stands for the columns that account.sql lists
//   embed schema    <sql/schema> <out>       -> store/schema_text.cc
//   embed servers   <templates/server> <out> -> command/server_text.cc
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kLanguages = {"de", "en"};  // the order of base::Language

[[noreturn]] void Refuse(const std::string& why) {
  std::cerr << "embed: " << why << "\n";
  std::exit(1);
}

std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) Refuse(path.string() + ": cannot be read");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void Write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  // A header that says the same as before is left alone: all that include it need not be compiled again.
  std::ifstream in(path, std::ios::binary);
  if (path.extension() == ".h" && in && std::string(std::istreambuf_iterator<char>(in), {}) == text) return;
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) Refuse(path.string() + ": cannot be written");
}

std::vector<fs::path> Files(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string Literal(const std::string& text) { return "R\"pforte(" + text + ")pforte\""; }

// "login.title" or "FindAccount" -> "kLoginTitle" / "kFindAccount"
std::string Constant(const std::string& key) {
  std::string name = "k";
  bool upper = true;
  for (char c : key) {
    if (c == '.' || c == '_' || c == '-') {
      upper = true;
    } else {
      name += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
      upper = false;
    }
  }
  return name;
}

// ---- catalogues: the part of the gettext format that translators' tools write for plain entries

std::string Unquote(const std::string& line, const std::string& where) {
  auto open = line.find('"');
  auto close = line.rfind('"');
  if (open == std::string::npos || close == open) Refuse(where + ": a quoted string is expected");
  std::string text;
  for (auto i = open + 1; i < close; ++i) {
    if (line[i] != '\\') {
      text += line[i];
      continue;
    }
    switch (line[++i]) {
      case 'n': text += '\n'; break;
      case 't': text += '\t'; break;
      case '"': text += '"'; break;
      case '\\': text += '\\'; break;
      default: Refuse(where + ": unknown escape");
    }
  }
  return text;
}

std::map<std::string, std::string> Catalogue(const fs::path& path) {
  std::map<std::string, std::string> texts;
  std::istringstream in(Read(path));
  std::string line, id, *target = nullptr, text;
  int number = 0;
  bool pending = false;
  auto flush = [&](const std::string& where) {
    if (pending && !id.empty()) {
      if (text.empty()) Refuse(where + ": \"" + id + "\" has no text");
      if (!texts.emplace(id, text).second) Refuse(where + ": \"" + id + "\" stands twice");
    }
    pending = false;
    id.clear();
    text.clear();
    target = nullptr;
  };
  while (std::getline(in, line)) {
    std::string where = path.string() + ":" + std::to_string(++number);
    if (line.empty() || line[0] == '#') continue;
    if (line.rfind("msgid ", 0) == 0) {
      flush(where);
      pending = true;
      target = &id;
      *target = Unquote(line, where);
    } else if (line.rfind("msgstr ", 0) == 0) {
      target = &text;
      *target = Unquote(line, where);
    } else if (line[0] == '"' && target != nullptr) {
      *target += Unquote(line, where);
    } else {
      Refuse(where + ": msgid, msgstr or a quoted string is expected");
    }
  }
  flush(path.string());
  return texts;
}

std::vector<std::map<std::string, std::string>> Catalogues(const fs::path& folder) {
  std::vector<std::map<std::string, std::string>> all;
  for (const auto& language : kLanguages) all.push_back(Catalogue(folder / (language + ".po")));
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const auto& [key, text] : all[i]) {
      for (std::size_t j = 0; j < all.size(); ++j) {
        if (!all[j].contains(key)) {
          Refuse("\"" + key + "\" is in " + kLanguages[i] + ".po but not in " + kLanguages[j] + ".po");
        }
      }
    }
  }
  return all;
}

void Texts(const fs::path& in, const fs::path& out) {
  auto all = Catalogues(in);
  std::ostringstream id, code;
  id << "#pragma once\nnamespace base {\nenum class Text : int {\n";
  code << "#include \"base/text_catalogue.h\"\nnamespace base {\nconst CatalogueEntry kCatalogue[kTextCount] = {\n";
  for (const auto& [key, text] : all[0]) {
    id << "  " << Constant(key) << ",\n";
    code << "{\"" << key << "\", {" << Literal(text) << ", " << Literal(all[1][key]) << "}},\n";
  }
  id << "};\ninline constexpr int kTextCount = " << all[0].size() << ";\n}\n";
  code << "};\n}\n";
  Write(out / "base/text_id.h", id.str());
  Write(out / "base/text_catalogue.h",
        "#pragma once\n#include <string_view>\n#include \"base/text_id.h\"\nnamespace base {\n"
        "struct CatalogueEntry {\n  std::string_view key;\n  std::string_view text[2];  // by Language\n};\n"
        "extern const CatalogueEntry kCatalogue[kTextCount];  // sorted by key, indexed by Text\n}\n");
  Write(out / "base/text_catalogue.cc", code.str());
}

// ---- templates

std::string EscapeHtml(const std::string& text) {
  std::string html;
  for (char c : text) {
    switch (c) {
      case '&': html += "&amp;"; break;
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      case '"': html += "&quot;"; break;
      default: html += c;
    }
  }
  return html;
}

std::string Localize(const std::string& source, const std::map<std::string, std::string>& texts,
                     const std::string& where) {
  std::string result;
  std::size_t at = 0;
  for (;;) {
    auto open = source.find("[[", at);
    if (open == std::string::npos) return result + source.substr(at);
    auto close = source.find("]]", open);
    if (close == std::string::npos) Refuse(where + ": [[ without ]]");
    auto key = source.substr(open + 2, close - open - 2);
    auto text = texts.find(key);
    if (text == texts.end()) Refuse(where + ": no text \"" + key + "\" in the catalogues");
    result += source.substr(at, open - at) + EscapeHtml(text->second);
    at = close + 2;
  }
}

void Templates(const fs::path& in, const fs::path& out) {
  auto all = Catalogues(in / "text");
  std::ostringstream code;
  code << "#include \"view/template_text.h\"\nnamespace view {\nconst TemplateText kTemplateTexts[] = {\n";
  int count = 0;
  for (const auto& path : Files(in, ".tpl")) {
    auto name = fs::relative(path, in).string();
    auto source = Read(path);
    if (source.rfind("{{%AUTOESCAPE context=\"HTML\"}}", 0) != 0) {
      Refuse(path.string() + ": must open with {{%AUTOESCAPE context=\"HTML\"}}");
    }
    code << "{\"" << name << "\", {";
    for (std::size_t i = 0; i < kLanguages.size(); ++i) {
      auto text = Localize(source, all[i], path.string());
      Write(out / "templates" / kLanguages[i] / name, text);
      code << (i > 0 ? ", " : "") << Literal(text);
    }
    code << "}},\n";
    ++count;
  }
  code << "};\nconst int kTemplateCount = " << count << ";\n}\n";
  Write(out / "view/template_text.cc", code.str());
}

// ---- queries

// The names of :parameters in the order of their first appearance, outside of quotes and comments.
std::vector<std::string> Parameters(const std::string& sql) {
  std::vector<std::string> names;
  char quote = 0;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    char c = sql[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == ':') {
      std::string name;
      while (i + 1 < sql.size() && (std::isalnum(static_cast<unsigned char>(sql[i + 1])) != 0 || sql[i + 1] == '_')) {
        name += sql[++i];
      }
      if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

void Queries(const fs::path& in, const fs::path& out) {
  struct Query {
    std::string name, sql, where;
  };
  std::vector<Query> queries;
  std::map<std::string, std::string> columns;  // {account} in a statement -> account.id, account.email, …
  for (const auto& path : Files(in, ".sql")) {
    std::istringstream lines(Read(path));
    std::string line;
    while (std::getline(lines, line)) {
      const std::string mark = "-- name: ", list = "-- columns: ";
      if (line.rfind(list, 0) == 0) {
        auto& all = columns[path.stem().string()];
        std::istringstream names(line.substr(list.size()));
        std::string name;
        while (names >> name) all += path.stem().string() + "." + name + " ";
        while (!all.empty() && all.back() == ' ') all.pop_back();
        if (all.empty() || all.back() == ',') Refuse(path.string() + ": the columns must stand on one line");
      }
      if (line.rfind(mark, 0) == 0) {
        queries.push_back({line.substr(mark.size()), "", path.string()});
      } else if (line.rfind("--", 0) != 0 && !queries.empty() && queries.back().where == path.string()) {
        queries.back().sql += line + "\n";
      } else if (line.rfind("--", 0) != 0 && line.find_first_not_of(" \t") != std::string::npos) {
        Refuse(path.string() + ": a statement without \"-- name: \"");
      }
    }
  }
  std::sort(queries.begin(), queries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  std::ostringstream id, code;
  id << "#pragma once\nnamespace store {\nenum class Query : int {\n";
  code << "#include \"store/query_text.h\"\nnamespace store {\nconst QueryText kQueryTexts[] = {\n";
  for (std::size_t i = 0; i < queries.size(); ++i) {
    auto& [name, sql, where] = queries[i];
    if (i > 0 && queries[i - 1].name == name) Refuse(where + ": " + name + " stands twice");
    for (const auto& [table, list] : columns) {
      const std::string mark = "{" + table + "}";
      for (auto at = sql.find(mark); at != std::string::npos; at = sql.find(mark)) sql.replace(at, mark.size(), list);
    }
    if (sql.find('{') != std::string::npos) Refuse(where + ": " + name + " names a table without columns");
    auto end = sql.find_last_not_of(" \t\n;");
    if (end == std::string::npos) Refuse(where + ": " + name + " has no statement");
    id << "  " << Constant(name) << ",\n";
    code << "{\"" << name << "\", " << Literal(sql.substr(0, end + 1)) << ", {";
    for (const auto& parameter : Parameters(sql)) code << "\"" << parameter << "\", ";
    code << "}},\n";
  }
  id << "};\ninline constexpr int kQueryCount = " << queries.size() << ";\n}\n";
  code << "};\n}\n";
  Write(out / "store/query.h", id.str());
  Write(out / "store/query_text.cc", code.str());
}

// ---- schema

void Schema(const fs::path& in, const fs::path& out) {
  std::ostringstream code;
  code << "#include \"store/schema_text.h\"\nnamespace store {\nconst std::vector<SchemaStep>& SchemaSteps() {\n"
          "static const std::vector<SchemaStep> steps = {\n";
  for (const auto& path : Files(in, ".sql")) {
    auto file = path.filename().string();
    code << "{\"" << path.parent_path().filename().string() << "\", " << std::stoi(file.substr(0, 4)) << ", \"" << file
         << "\", " << Literal(Read(path)) << "},\n";
  }
  code << "};\nreturn steps;\n}\n}\n";
  Write(out / "store/schema_text.cc", code.str());
}

// ---- web servers

void Servers(const fs::path& in, const fs::path& out) {
  std::ostringstream code;
  code << "#include \"command/server_text.h\"\nnamespace command {\nconst std::vector<ServerText>& ServerTexts() {\n"
          "static const std::vector<ServerText> texts = {\n";
  for (const auto& path : Files(in, "")) {
    code << "{\"" << path.filename().string() << "\", " << Literal(Read(path)) << "},\n";
  }
  code << "};\nreturn texts;\n}\n}\n";
  Write(out / "command/server_text.cc", code.str());
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) Refuse("usage: embed texts|templates|queries|schema|servers FROM TO");
  std::string what = words[1];
  if (what == "texts") Texts(words[2], words[3]);
  else if (what == "templates") Templates(words[2], words[3]);
  else if (what == "queries") Queries(words[2], words[3]);
  else if (what == "schema") Schema(words[2], words[3]);
  else if (what == "servers") Servers(words[2], words[3]);
  else Refuse("unknown: " + what);
  return 0;
}

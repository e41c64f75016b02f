#include "view/page.h"

#include <algorithm>
#include <iterator>

#include "base/fault.h"
#include "marker/layout.tpl.h"
#include "marker/part/field.tpl.h"
#include "marker/part/form_top.tpl.h"
#include "view/office_part.h"
#include "view/template_text.h"

namespace view {

namespace {

using base::Say;
using base::Text;

constexpr ctemplate::Strip kStrip = ctemplate::STRIP_BLANK_LINES;

// A CGI process shows one page of a hundred templates: only what is named is parsed, once.
std::string Prepare(base::Language language, std::string_view name) {
  std::string key = std::string(base::Code(language)) + "/" + std::string(name);
  const TemplateText* end = kTemplateTexts + kTemplateCount;
  const TemplateText* found = std::lower_bound(
      kTemplateTexts, end, name,
      [](const TemplateText& text, std::string_view wanted) { return text.name < wanted; });
  if (found == end || found->name != name) throw base::Fault("no template " + std::string(name));
  // False if it is registered already, or if it cannot be parsed, which the build has excluded.
  const std::string_view text = found->text[static_cast<int>(language)];
  static_cast<void>(ctemplate::StringToTemplateCache(key, text.data(), text.size(), kStrip));
  return key;
}

bool StartsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// "account-verify-resend-email": a page may hold several forms with fields of the same name.
std::string FieldId(std::string_view action, const std::string& name) {
  std::string id(action.substr(StartsWith(action, "/") ? 1 : 0));
  std::replace(id.begin(), id.end(), '/', '-');
  return id + "-" + name;
}

const model::FormError* FindError(const model::FormErrors& errors, const std::string& field) {
  auto found = std::find_if(errors.begin(), errors.end(),
                            [&](const auto& error) { return error.field == field; });
  return found == errors.end() ? nullptr : &*found;
}

std::string ErrorText(base::Language language, const model::FormError& error) {
  return Say(language, error.text, {{"NUMBER", std::to_string(error.number)}});
}

void Show(ctemplate::TemplateDictionary& dictionary, bool shown,
          const ctemplate::TemplateString& section) {
  if (shown) dictionary.ShowSection(section);
}

void FillLink(ctemplate::TemplateDictionary& layout, const std::string& value,
              const ctemplate::TemplateString& section, const ctemplate::TemplateString& marker) {
  if (value.empty()) return;
  layout.ShowSection(section);
  layout.SetValue(marker, value);
}

void FillOffice(ctemplate::TemplateDictionary& layout, const Frame& frame) {
  layout.ShowSection(kl_OFFICE_STYLE);
  if (frame.signed_in_as.empty()) return;
  layout.ShowSection(kl_OFFICE_NAV);
  const bool contact = StartsWith(frame.path, "/admin/contact");
  const bool website = StartsWith(frame.path, "/admin/website");
  const bool mail = StartsWith(frame.path, "/admin/mail");
  const bool staff = StartsWith(frame.path, "/admin/staff");
  const bool overview = StartsWith(frame.path, "/admin/overview");
  const bool audit = StartsWith(frame.path, "/admin/audit");
  const bool me = frame.path == "/admin/me" || StartsWith(frame.path, "/admin/me/") ||
                  StartsWith(frame.path, "/admin/second-factor");
  Show(layout, contact, kl_AT_CONTACT);
  Show(layout, website, kl_AT_WEBSITE);
  Show(layout, mail, kl_AT_MAIL);
  Show(layout, staff, kl_AT_STAFF);
  Show(layout, overview, kl_AT_OVERVIEW);
  Show(layout, audit, kl_AT_AUDIT);
  Show(layout, !contact && !website && !mail && !staff && !overview && !audit && !me, kl_AT_REGISTRATION);
  Show(layout, frame.role == "administrator" || frame.role == "auditor", kl_ADMINISTRATOR);
  Show(layout, frame.reads_only, kl_READS_ONLY);
  layout.SetValue(kl_WAITING, CountWord(frame.waiting));
  Show(layout, frame.waiting > 0, kl_WAITING_TITLE);
  Show(layout, frame.waiting > 0, kl_COUNT);
  layout.SetValue(kl_MAIL_TROUBLE, CountWord(frame.mail_trouble));
  Show(layout, frame.mail_trouble > 0, kl_TROUBLE);
}

// Not what always has a value: a tick, and a list that offers no choice of nothing.
bool CanBeLeftOut(const Field& field) {
  if (field.type == "select") return !field.options.empty() && field.options.front().first.empty();
  return field.type != "checkbox" && field.type != "file";
}

std::string LabelOf(const Frame& frame, const Field& field) {
  return field.caption.empty() ? Say(frame.language, field.label) : field.caption;
}

void FillInput(ctemplate::TemplateDictionary& input, const Field& field) {
  if (field.type == "textarea") {
    input.ShowSection(kf_TEXTAREA);
  } else if (field.type == "file") {
    input.ShowSection(kf_FILE);
  } else if (field.type == "checkbox") {
    input.ShowSection(kf_CHECK);
    Show(input, !field.value.empty(), kf_CHECKED);
  } else if (field.type == "select") {
    input.ShowSection(kf_SELECT);
    for (const auto& [value, text] : field.options) {
      ctemplate::TemplateDictionary& option = *input.AddSectionDictionary(kf_OPTION);
      option.SetValue(kf_OPTION_VALUE, value);
      option.SetValue(kf_OPTION_TEXT, text);
      Show(option, value == field.value, kf_SELECTED);
    }
  } else {
    input.ShowSection(kf_INPUT);
    input.SetValue(kf_TYPE, field.type);
    Show(input, field.autocomplete == "one-time-code", kf_NUMERIC);
    Show(input, field.type == "email" || field.type == "password", kf_PLAIN);
    Show(input, field.autocomplete == "new-password", kf_REVEAL);
  }
}

}  // namespace

Page::Page(const Frame& frame, std::string_view name, const std::string& title)
    : frame_(frame), layout_("layout"), body_(&Include(layout_, kl_BODY, name)) {
  const std::string site =
      frame.office ? Say(frame.language, Text::kFrameOffice) : frame.website_name;
  layout_.SetTemplateGlobalValue(kl_BASE, frame.base);
  layout_.SetValue(kl_TITLE, title);
  layout_.SetValue(kl_SITE, site);
  layout_.SetValue(kl_HOME, frame.home);
  layout_.SetValue(kl_KIND, !frame.office ? "customer" : frame.reads_only ? "office reads-only" : "office");
  const char join = frame.path.find('?') == std::string::npos ? '?' : '&';
  layout_.SetValue(kl_LANGUAGE, frame.base + frame.path + join + "language=");
  layout_.ShowSection(frame.language == base::Language::kGerman ? kl_GERMAN : kl_ENGLISH);
  if (frame.office) FillOffice(layout_, frame);
  if (!frame.signed_in_as.empty()) {
    const std::string path = frame.office ? "/admin/logout" : "/account/logout";
    layout_.ShowSection(kl_SIGNED_IN);
    layout_.SetValue(kl_SIGNED_IN_AS, frame.signed_in_as);
    layout_.ShowSection(frame.office ? kl_OWN_PAGE : kl_OWN_NAME);
    layout_.SetValue(kl_SIGN_OUT, frame.base + path);
    layout_.SetValue(kl_SIGN_OUT_CSRF, frame.csrf(path));
  }
  if (!frame.notice.empty()) {
    layout_.ShowSection(kl_NOTICE_LINE);
    layout_.SetValue(kl_NOTICE, frame.notice);
    if (!frame.undo.empty()) {
      layout_.ShowSection(kl_UNDO_FORM);
      layout_.SetValue(kl_UNDO, frame.base + frame.undo);
      layout_.SetValue(kl_UNDO_CSRF, frame.csrf(frame.undo));
    }
  }
  FillLink(layout_, frame.style, kl_BRAND, kl_STYLE);
  FillLink(layout_, frame.logo, kl_LOGO, kl_LOGO_ADDRESS);
  layout_.SetValue(kl_LOGO_TEXT, frame.logo_text);
  FillLink(layout_, frame.contact, kl_CONTACT_LINE, kl_CONTACT);
  FillLink(layout_, frame.imprint, kl_IMPRINT_LINK, kl_IMPRINT);
  FillLink(layout_, frame.privacy, kl_PRIVACY_LINK, kl_PRIVACY);
  for (const auto& [shown, address] : frame.links) {
    auto& link = *layout_.AddSectionDictionary(kl_MORE_LINK);
    link.SetValue(kl_MORE_NAME, shown);
    link.SetValue(kl_MORE_ADDRESS, address);
  }
  const bool legal = !frame.imprint.empty() || !frame.privacy.empty() || !frame.links.empty();
  Show(layout_, legal, kl_LEGAL);
  Show(layout_, legal || !frame.contact.empty(), kl_FOOTER);
}

ctemplate::TemplateDictionary& Page::Include(ctemplate::TemplateDictionary& parent,
                                             const ctemplate::TemplateString& marker,
                                             std::string_view name) {
  ctemplate::TemplateDictionary* included = parent.AddIncludeDictionary(marker);
  included->SetFilename(Prepare(frame_.language, name));
  return *included;
}

void Page::AddForm(ctemplate::TemplateDictionary& parent, std::string_view action,
                   const std::vector<Field>& fields, const model::FormErrors& errors) {
  ctemplate::TemplateDictionary& top = Include(parent, "FORM_TOP", "part/form_top.tpl");
  top.SetValue(kft_CSRF, frame_.csrf(action));
  if (!errors.empty()) {
    layout_.ShowSection(kl_ERROR_TITLE);
    top.ShowSection(kft_SUMMARY);
  }
  for (const model::FormError& error : errors) {
    ctemplate::TemplateDictionary& line = *top.AddSectionDictionary(kft_ERROR);
    line.SetValue(kft_TEXT, ErrorText(frame_.language, error));
    auto field = std::find_if(fields.begin(), fields.end(),
                              [&](const auto& f) { return f.name == error.field; });
    if (field == fields.end()) continue;
    line.ShowSection(kft_LINKED);
    line.SetValue(kft_ID, FieldId(action, field->name));
    line.SetValue(kft_LABEL, LabelOf(frame_, *field));
  }
  for (const Field& field : fields) {
    ctemplate::TemplateDictionary& input = Include(parent, "FIELDS", "part/field.tpl");
    const std::string id = FieldId(action, field.name);
    const model::FormError* error = FindError(errors, field.name);
    input.SetValue(kf_ID, id);
    input.SetValue(kf_NAME, field.name);
    input.SetValue(kf_LABEL, LabelOf(frame_, field));
    if (field.type != "password") input.SetValue(kf_VALUE, field.value);
    FillInput(input, field);
    Show(input, field.required, kf_REQUIRED);
    Show(input, !field.required && CanBeLeftOut(field), kf_OPTIONAL);
    if (field.autocomplete == "new-password") layout_.ShowSection(kl_SCRIPT);
    if (!field.autocomplete.empty()) {
      input.ShowSection(kf_COMPLETES);
      input.SetValue(kf_AUTOCOMPLETE, field.autocomplete);
    }
    if (field.max_length > 0) {
      input.ShowSection(kf_LIMIT);
      input.SetIntValue(kf_MAX_LENGTH, field.max_length);
    }
    if (!field.link.empty()) {
      input.ShowSection(kf_LINKED);
      input.SetValue(kf_LINK, field.link);
      input.SetValue(kf_LINK_TEXT, field.link_text);
    }
    std::string described_by;
    if (!field.hint.empty()) {
      input.ShowSection(kf_HINTED);
      input.SetValue(kf_HINT, field.hint);
      described_by = id + "-hint";
    }
    if (error != nullptr) {
      input.ShowSection(kf_BAD);
      input.SetValue(kf_ERROR, ErrorText(frame_.language, *error));
      described_by += (described_by.empty() ? "" : " ") + id + "-error";
    }
    if (!described_by.empty()) {
      input.ShowSection(kf_DESCRIBED);
      input.SetValue(kf_DESCRIBED_BY, described_by);
    }
  }
}

void Page::UseScript() { layout_.ShowSection(kl_SCRIPT); }

std::string Page::Html() {
  std::string html;
  html.reserve(8 * 1024);  // most pages fit, and are not copied while they grow
  if (!ctemplate::ExpandTemplate(Prepare(frame_.language, "layout.tpl"), kStrip, &layout_, &html)) {
    throw base::Fault("layout.tpl cannot be expanded");
  }
  return html;
}

}  // namespace view

#include "view/office_website.h"

#include "marker/office/website.tpl.h"
#include "view/office_part.h"

namespace view {

namespace {

using base::Say;
using base::Text;

struct Group {
  Text heading;
  std::vector<Field> fields;
  bool policies = false;  // explains both policies
};

Field TextField(const Frame& frame, const char* name, Text label, const std::string& value,
                Text hint) {
  Field field{.name = name, .label = label, .value = value, .autocomplete = "off"};
  field.hint = Say(frame.language, hint);
  return field;
}

Field Required(Field field) {
  field.required = true;
  return field;
}

Field PolicyField(const Frame& frame, model::Policy value) {
  Field field{.name = "policy", .label = Text::kOfficeWebsitePolicy, .type = "select"};
  field.value = model::Word(value);
  for (const auto policy : {model::Policy::kManual, model::Policy::kAutomatic}) {
    field.options.emplace_back(model::Word(policy), PolicyWord(frame.language, policy));
  }
  return field;
}

Field ProtectionField(const Frame& frame, model::Protection value) {
  Field field{.name = "protection", .label = Text::kOfficeWebsiteProtection, .type = "select"};
  field.value = model::Word(value);
  constexpr Text kTexts[] = {Text::kOfficeWebsiteProtectionSite, Text::kOfficeWebsiteProtectionPaths,
                             Text::kOfficeWebsiteProtectionOptional, Text::kOfficeWebsiteProtectionNothing};
  for (std::size_t i = 0; i < std::size(kTexts); ++i) {
    field.options.emplace_back(model::Words<model::Protection>::kWords[i], Say(frame.language, kTexts[i]));
  }
  field.hint = Say(frame.language, Text::kOfficeWebsiteProtectionHint);
  return field;
}

std::vector<Group> Groups(const Frame& frame, const OfficeWebsiteView& view) {
  const model::Website& website = view.website;
  Field language = LanguageField(frame.language, website.language);
  language.hint = Say(frame.language, Text::kOfficeWebsiteLanguageHint);
  Field open{.name = "open", .label = Text::kOfficeWebsiteOpen, .type = "checkbox"};
  if (website.open != 0) open.value = "1";
  open.hint = Say(frame.language, Text::kOfficeWebsiteOpenHint);
  Field office_copy = TextField(frame, "office_copy", Text::kOfficeWebsiteOfficeCopy,
                                website.office_copy, Text::kOfficeWebsiteOfficeCopyHint);
  office_copy.type = "email";
  Field minimum = TextField(frame, "password_minimum", Text::kOfficeWebsitePasswordMinimum,
                            view.password_minimum.empty() ? std::to_string(website.password_minimum)
                                                          : view.password_minimum,
                            Text::kOfficeWebsitePasswordMinimumHint);
  if (view.password_minimum.empty()) {
    minimum.type = "number";  // which would not show what is no number
  }
  Field paths = TextField(frame, "paths", Text::kOfficeWebsitePaths, website.paths, Text::kOfficeWebsitePathsHint);
  paths.type = "textarea";
  Field imprint{.name = "imprint",
                .label = Text::kOfficeWebsiteImprint,
                .type = "url",
                .value = website.imprint};
  Field privacy{.name = "privacy",
                .label = Text::kOfficeWebsitePrivacy,
                .type = "url",
                .value = website.privacy};
  std::vector<Group> groups = {
      {Text::kOfficeWebsiteGeneral,
       {Required(TextField(frame, "name", Text::kOfficeWebsiteName, website.name,
                           Text::kOfficeWebsiteNameHint)),
        Required(TextField(frame, "address", Text::kOfficeWebsiteAddress, website.address,
                           Text::kOfficeWebsiteAddressHint)),
        language}},
      {Text::kOfficeWebsiteApproval, {PolicyField(frame, website.policy), open}, true},
      {Text::kOfficeWebsiteProtected, {ProtectionField(frame, website.protection), paths}},
      {Text::kOfficeWebsiteMail,
       {Required(TextField(frame, "sender", Text::kOfficeWebsiteSender, website.sender,
                           Text::kOfficeWebsiteSenderHint)),
        TextField(frame, "contact", Text::kOfficeWebsiteContact, website.contact,
                  Text::kOfficeWebsiteContactHint),
        office_copy}},
      {Text::kOfficeWebsitePasswords, {Required(minimum)}},
      {Text::kOfficeWebsiteLegal, {imprint, privacy}},
  };
  if (view.pattern_id != 0) {
    Field approvers{.name = "approvers", .label = Text::kOfficeWebsiteLikeApprovers, .type = "checkbox"};
    if (view.takes_approvers) approvers.value = "1";
    groups.push_back({Text::kOfficeWebsitePeople, {approvers}});
  }
  return groups;
}

// Where a new one may begin.
void FillPatterns(ctemplate::TemplateDictionary& body, const Frame& frame, const OfficeWebsiteView& view) {
  if (view.patterns.empty()) return;
  auto& patterns = *body.AddSectionDictionary(kw_PATTERNS);
  for (const WebsiteChoice& website : view.patterns) {
    auto& pattern = *patterns.AddSectionDictionary(kw_PATTERN);
    pattern.SetIntValue(kw_PATTERN_ID, website.id);
    pattern.SetValue(kw_PATTERN_NAME, website.name);
    if (website.id != view.pattern_id) continue;
    pattern.ShowSection(kw_CHOSEN);
    body.AddSectionDictionary(kw_LIKE)->SetValue(
        kw_LIKE_TITLE, Say(frame.language, Text::kOfficeWebsiteLikeTitle, {{"WEBSITE", website.name}}));
    body.AddSectionDictionary(kw_LIKE_FIELD)->SetIntValue(kw_LIKE_ID, website.id);
  }
}

void FillPeople(ctemplate::TemplateDictionary& people, const Frame& frame, const OfficeWebsiteView& view,
                const std::string& path) {
  const std::string add_path = path + "/approver";
  if (view.approvers.empty()) {
    people.ShowSection(kw_NOBODY);
  } else {
    auto& list = *people.AddSectionDictionary(kw_APPROVERS);
    for (const model::Staff& staff : view.approvers) {
      const std::string remove_path = add_path + "/" + std::to_string(staff.id) + "/remove";
      auto& line = *list.AddSectionDictionary(kw_APPROVER);
      line.SetIntValue(kw_STAFF_ID, staff.id);
      line.SetValue(kw_NAME, staff.name);
      line.SetValue(kw_EMAIL, staff.email);
      ShowIf(line, staff.disabled != 0, kw_DISABLED);
      line.SetValue(kw_REMOVE_ACTION, frame.base + remove_path);
      line.SetValue(kw_REMOVE_CSRF, frame.csrf(remove_path));
      line.SetValue(kw_REMOVE_LABEL,
                    Say(frame.language, Text::kOfficeWebsitePeopleRemoveLabel, {{"NAME", staff.name}}));
    }
  }
  if (view.candidates.empty()) return;
  auto& candidates = *people.AddSectionDictionary(kw_CANDIDATES);
  candidates.SetValue(kw_ADD_ACTION, frame.base + add_path);
  candidates.SetValue(kw_ADD_CSRF, frame.csrf(add_path));
  for (const model::Staff& staff : view.candidates) {
    auto& candidate = *candidates.AddSectionDictionary(kw_CANDIDATE);
    candidate.SetIntValue(kw_STAFF_ID, staff.id);
    candidate.SetValue(kw_NAME, staff.name);
  }
}

// That it is closed stands above everything else.
void FillState(ctemplate::TemplateDictionary& body, ctemplate::TemplateDictionary& people, const Frame& frame,
               bool closed, const std::string& path) {
  const std::string action = path + (closed ? "/reopen" : "/close");
  auto& state = closed ? *body.AddSectionDictionary(kw_CLOSED) : *people.AddSectionDictionary(kw_OPEN);
  state.SetValue(kw_STATE_ACTION, frame.base + action);
  state.SetValue(kw_STATE_CSRF, frame.csrf(action));
}

}  // namespace

std::string OfficeWebsite(const Frame& frame, const OfficeWebsiteView& view) {
  const bool is_new = view.website.id == 0;
  Page page(frame, "office/website.tpl",
            is_new ? Say(frame.language, Text::kOfficeWebsiteNewTitle)
                   : Say(frame.language, Text::kOfficeWebsiteTitle, {{"WEBSITE", view.title}}));
  auto& body = page.body();
  const std::string path = "/admin/website/" + (is_new ? "new" : std::to_string(view.website.id));
  body.SetValue(kw_ACTION, frame.base + path);
  body.SetIntValue(kw_VERSION, view.website.version);
  body.SetValue(kw_SUBMIT, Say(frame.language,
                               is_new ? Text::kOfficeWebsiteCreate : Text::kOfficeWebsiteSave));
  if (is_new) {
    FillPatterns(body, frame, view);
  } else {
    body.AddSectionDictionary(kw_KNOWN)->SetIntValue(kw_ID, view.website.id);
    auto& people = *body.AddSectionDictionary(kw_PEOPLE);
    FillPeople(people, frame, view, path);
    FillState(body, people, frame, view.website.closed != 0, path);
    AddWebsiteTabs(page, frame, view.website.id, WebsiteTab::kSettings);
  }

  // One form over several groups: the body gets its top, which links to all fields, each group its
  // own fields.
  std::vector<Field> all;
  for (const Group& group : Groups(frame, view)) {
    auto& section = *body.AddSectionDictionary(kw_GROUP);
    section.SetValue(kw_HEADING, Say(frame.language, group.heading));
    ShowIf(section, group.policies, kw_POLICIES);
    page.AddForm(section, path, group.fields, view.errors);
    all.insert(all.end(), group.fields.begin(), group.fields.end());
  }
  page.AddForm(body, path, all, view.errors);
  return page.Html();
}

}  // namespace view

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
  Field closed{.name = "closed", .label = Text::kOfficeWebsiteClosed, .type = "checkbox"};
  if (website.closed != 0) closed.value = "1";
  closed.hint = Say(frame.language, Text::kOfficeWebsiteClosedHint);
  Field imprint{.name = "imprint",
                .label = Text::kOfficeWebsiteImprint,
                .type = "url",
                .value = website.imprint};
  Field privacy{.name = "privacy",
                .label = Text::kOfficeWebsitePrivacy,
                .type = "url",
                .value = website.privacy};
  return {
      {Text::kOfficeWebsiteGeneral,
       {Required(TextField(frame, "name", Text::kOfficeWebsiteName, website.name,
                           Text::kOfficeWebsiteNameHint)),
        Required(TextField(frame, "address", Text::kOfficeWebsiteAddress, website.address,
                           Text::kOfficeWebsiteAddressHint)),
        language}},
      {Text::kOfficeWebsiteApproval, {PolicyField(frame, website.policy), open}, true},
      {Text::kOfficeWebsiteProtected, {ProtectionField(frame, website.protection), paths, closed}},
      {Text::kOfficeWebsiteMail,
       {Required(TextField(frame, "sender", Text::kOfficeWebsiteSender, website.sender,
                           Text::kOfficeWebsiteSenderHint)),
        TextField(frame, "contact", Text::kOfficeWebsiteContact, website.contact,
                  Text::kOfficeWebsiteContactHint),
        office_copy}},
      {Text::kOfficeWebsitePasswords, {Required(minimum)}},
      {Text::kOfficeWebsiteLegal, {imprint, privacy}},
  };
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
  if (!is_new) {
    body.AddSectionDictionary(kw_KNOWN)->SetIntValue(kw_ID, view.website.id);
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

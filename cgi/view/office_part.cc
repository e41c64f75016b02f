#include "view/office_part.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <tuple>

#include "base/clock.h"
#include "marker/office/changes.tpl.h"
#include "marker/office/choices.tpl.h"
#include "marker/office/history.tpl.h"
#include "marker/office/pager.tpl.h"
#include "marker/office/tabs.tpl.h"
#include "model/stage.h"

namespace view {

namespace {

using base::Language;
using base::Say;
using base::Text;

template <class E>
std::string WordOf(Language language, const Text* words, E value) {
  return Say(language, words[static_cast<std::size_t>(value)]);
}

// By model::Act.
constexpr Text kActs[] = {
    Text::kOfficeActRegistered,     Text::kOfficeActVerified,        Text::kOfficeActRequested,
    Text::kOfficeActApproved,       Text::kOfficeActRejected,        Text::kOfficeActWithdrawn,
    Text::kOfficeActReopened,       Text::kOfficeActGranted,         Text::kOfficeActChanged,
    Text::kOfficeActEmailCorrected, Text::kOfficeActPasswordChanged, Text::kOfficeActPasswordReset,
    Text::kOfficeActSignedIn,       Text::kOfficeActResetSent,       Text::kOfficeActInvited,
    Text::kOfficeActDeleted,        Text::kOfficeActTextChanged,     Text::kOfficeActValiditySet,
    Text::kOfficeActLinkHandedOver,
    Text::kOfficeActSignedOut,
    Text::kOfficeActSignInFailed,
    Text::kOfficeActProofSent,
    Text::kOfficeActStaffAdded,
    Text::kOfficeActStaffDisabled,
    Text::kOfficeActStaffEnabled,
    Text::kOfficeActMailRetried,
    Text::kOfficeActMailCancelled,
    Text::kOfficeActMailTested,
    Text::kOfficeActPurged,
    Text::kOfficeActBackedUp,
    Text::kOfficeActRestored,
    Text::kOfficeActMigrated,
    Text::kOfficeActGateChecked,
    Text::kOfficeActExported,
    Text::kOfficeActErased,
    Text::kOfficeActStaffChanged,
    Text::kOfficeActStaffInvited,
    Text::kOfficeActStaffPasswordSet,
    Text::kOfficeActFactorSet,
    Text::kOfficeActFactorCleared,
    Text::kOfficeActRecoveryUsed,
    Text::kOfficeActClaimed,
    Text::kOfficeActReleased,
    Text::kOfficeActNoted,
    Text::kOfficeActAsked,
    Text::kOfficeActAnswered,
    Text::kOfficeActMerged,
    Text::kOfficeActUnmerged,
    Text::kOfficeActSessionsEnded,
    Text::kOfficeActAccountAdded,
    Text::kOfficeActAccountDisabled,
    Text::kOfficeActAccountEnabled,
    Text::kOfficeActRenewalAsked,
    Text::kOfficeActRenewed,
    Text::kOfficeActRenewalDeclined,
    Text::kOfficeActSyncConflict,
    Text::kOfficeActSyncPaired,
};
static_assert(std::size(kActs) == std::size(model::Words<model::Act>::kWords));

// By model::Event.
constexpr Text kEvents[] = {
    Text::kOfficeEventVerify,          Text::kOfficeEventAlreadyRegistered,
    Text::kOfficeEventInProcessing,    Text::kOfficeEventApproved,
    Text::kOfficeEventRejected,        Text::kOfficeEventReset,
    Text::kOfficeEventPasswordChanged, Text::kOfficeEventInvitation,
    Text::kOfficeEventDigest,          Text::kOfficeEventQuestion,
    Text::kOfficeEventEnding,          Text::kOfficeEventRenewed,
};
constexpr Text kEventMeanings[] = {
    Text::kOfficeEventVerifyWhen,          Text::kOfficeEventAlreadyRegisteredWhen,
    Text::kOfficeEventInProcessingWhen,    Text::kOfficeEventApprovedWhen,
    Text::kOfficeEventRejectedWhen,        Text::kOfficeEventResetWhen,
    Text::kOfficeEventPasswordChangedWhen, Text::kOfficeEventInvitationWhen,
    Text::kOfficeEventDigestWhen,          Text::kOfficeEventQuestionWhen,
    Text::kOfficeEventEndingWhen,          Text::kOfficeEventRenewedWhen,
};
static_assert(std::size(kEvents) == model::kEventCount &&
              std::size(kEventMeanings) == model::kEventCount);

constexpr Text kPolicies[] = {Text::kOfficePolicyManual, Text::kOfficePolicyAutomatic};
constexpr Text kRoles[] = {Text::kOfficeRoleApprover, Text::kOfficeRoleAdministrator, Text::kOfficeRoleAuditor};
constexpr Text kAsks[] = {Text::kOfficeRegistrationFormHidden, Text::kOfficeRegistrationFormOptional,
                          Text::kOfficeRegistrationFormRequired};
constexpr Text kFieldKinds[] = {Text::kOfficeFormFieldLine, Text::kOfficeFormFieldText, Text::kOfficeFormFieldChoice,
                                Text::kOfficeFormFieldCheck};
constexpr Text kLanguageWords[] = {Text::kOfficeLanguageDe, Text::kOfficeLanguageEn};

std::string Counted(Language language, std::int64_t count, Text one, Text many) {
  return count == 1 ? Say(language, one) : Say(language, many, {{"NUMBER", std::to_string(count)}});
}

std::string QueryEscape(const std::string& text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string escaped;
  for (char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      escaped += c;
    } else {
      escaped += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return escaped;
}

}  // namespace

std::string Address(const std::string& path, const AddressQuery& query) {
  std::string address = path;
  char join = '?';
  for (const auto& [name, value] : query) {
    address += join + name + "=" + QueryEscape(value);
    join = '&';
  }
  return address;
}

void AddTabs(Page& page, ctemplate::TemplateDictionary& parent, Language language, Text label,
             const std::vector<OfficeTab>& tabs) {
  auto& part = page.Include(parent, "TABS", "office/tabs.tpl");
  part.SetValue(kt_LABEL, Say(language, label));
  for (const OfficeTab& tab : tabs) {
    auto& item = *part.AddSectionDictionary(kt_TAB);
    item.SetValue(kt_WORD, tab.word);
    if (tab.count) item.SetValueAndShowSection(kt_COUNT, CountWord(*tab.count), kt_COUNTED);
    item.SetValue(kt_TARGET, tab.target);
    ShowIf(item, tab.current, kt_CURRENT);
  }
}

void AddWebsiteTabs(Page& page, const Frame& frame, std::int64_t website_id, WebsiteTab current) {
  const std::string website = frame.base + "/admin/website/" + std::to_string(website_id);
  std::vector<OfficeTab> tabs;
  for (auto [tab, word, path] : {std::tuple{WebsiteTab::kSettings, Text::kOfficeWebsiteTab, ""},
                                 std::tuple{WebsiteTab::kRules, Text::kOfficeRulesTab, "/rules"},
                                 std::tuple{WebsiteTab::kRegistrationForm, Text::kOfficeRegistrationFormTab, "/form"},
                                 std::tuple{WebsiteTab::kBranding, Text::kOfficeBrandingTab, "/branding"},
                                 std::tuple{WebsiteTab::kMailTexts, Text::kOfficeMailTextsTab, "/texts"}}) {
    tabs.push_back({Say(frame.language, word), std::nullopt, website + path, tab == current});
  }
  AddTabs(page, page.body(), frame.language, Text::kOfficeWebsiteTabs, tabs);
}

void AddPager(Page& page, ctemplate::TemplateDictionary& parent, Language language,
              const std::string& address, int number, bool has_next) {
  if (number <= 1 && !has_next) return;
  auto& part = page.Include(parent, "PAGER", "office/pager.tpl");
  part.SetValueAndShowSection(
      kp_PAGE, Say(language, Text::kOfficePagerPage, {{"NUMBER", std::to_string(number)}}), kp_NUMBERED);
  if (number > 1) {
    part.SetValueAndShowSection(kp_PREVIOUS_TARGET, address + "&page=" + std::to_string(number - 1),
                                kp_PREVIOUS);
  }
  if (has_next) {
    part.SetValueAndShowSection(kp_NEXT_TARGET, address + "&page=" + std::to_string(number + 1),
                                kp_NEXT);
  }
}

void AddPager(Page& page, ctemplate::TemplateDictionary& parent, const std::string& previous, const std::string& next) {
  if (previous.empty() && next.empty()) return;
  auto& part = page.Include(parent, "PAGER", "office/pager.tpl");
  SetIfAny(part, kp_PREVIOUS_TARGET, previous, kp_PREVIOUS);
  SetIfAny(part, kp_NEXT_TARGET, next, kp_NEXT);
}

namespace {

// How the fields of model::History::was and became are called where they are typed.
constexpr std::pair<std::string_view, Text> kFields[] = {
    {"act", Text::kOfficeAuditAct},
    {"actor", Text::kOfficeAuditActor},
    {"address", Text::kOfficeWebsiteAddress},
    {"aliases", Text::kOfficeAuditAliases},
    {"asks_company", Text::kFieldCompany},
    {"asks_message", Text::kFieldMessage},
    {"asks_order_number", Text::kFieldOrder},
    {"asks_phone", Text::kFieldPhone},
    {"body", Text::kOfficeMailTextBody},
    {"choices_de", Text::kOfficeFormFieldChoicesDe},
    {"choices_en", Text::kOfficeFormFieldChoicesEn},
    {"closed", Text::kOfficeWebsiteClosed},
    {"color", Text::kOfficeBrandingColor},
    {"company", Text::kFieldCompany},
    {"contact", Text::kOfficeWebsiteContact},
    {"contact_id", Text::kFrameContacts},
    {"corners", Text::kOfficeBrandingCorners},
    {"email", Text::kFieldEmail},
    {"font", Text::kOfficeBrandingFont},
    {"footer_links", Text::kOfficeBrandingLinks},
    {"from", Text::kOfficeAuditFrom},
    {"hint_de", Text::kOfficeFormFieldHintDe},
    {"hint_en", Text::kOfficeFormFieldHintEn},
    {"imprint", Text::kOfficeWebsiteImprint},
    {"kind", Text::kOfficeFormFieldKind},
    {"label_de", Text::kOfficeFormFieldLabelDe},
    {"label_en", Text::kOfficeFormFieldLabelEn},
    {"language", Text::kOfficeContactLanguage},
    {"links", Text::kOfficeAuditLinks},
    {"logo", Text::kOfficeBrandingLogo},
    {"logo_text", Text::kOfficeBrandingLogoText},
    {"mail_form", Text::kOfficeMailTextsForm},
    {"message", Text::kFieldMessage},
    {"name", Text::kFieldName},
    {"notes", Text::kOfficeContactNotes},
    {"number", Text::kOfficeContactNumber},
    {"office_copy", Text::kOfficeWebsiteOfficeCopy},
    {"open", Text::kOfficeWebsiteOpen},
    {"order_number", Text::kFieldOrder},
    {"password_minimum", Text::kOfficeWebsitePasswordMinimum},
    {"paths", Text::kOfficeWebsitePaths},
    {"pattern", Text::kOfficeWebsiteLikeChoice},
    {"phone", Text::kFieldPhone},
    {"policy", Text::kOfficeWebsitePolicy},
    {"position", Text::kOfficeAuditPosition},
    {"privacy", Text::kOfficeWebsitePrivacy},
    {"protection", Text::kOfficeWebsiteProtection},
    {"reason", Text::kOfficeDecisionReason},
    {"registrations", Text::kFrameRegistrations},
    {"required", Text::kOfficeFormFieldRequired},
    {"role", Text::kOfficeStaffRole},
    {"rule", Text::kOfficeAuditRule},
    {"rules", Text::kOfficeRulesTab},
    {"schema", Text::kOfficeAuditSchema},
    {"search", Text::kOfficeAuditSearch},
    {"sender", Text::kOfficeWebsiteSender},
    {"sessions", Text::kOfficeAuditSessions},
    {"status", Text::kOfficeContactStatus},
    {"subject", Text::kOfficeMailTextSubject},
    {"terms_address", Text::kOfficeRegistrationFormTermsAddress},
    {"terms_de", Text::kOfficeRegistrationFormTermsDe},
    {"terms_en", Text::kOfficeRegistrationFormTermsEn},
    {"terms_version", Text::kOfficeAccessTerms},
    {"tickets", Text::kOfficeAuditTickets},
    {"to", Text::kOfficeAuditTo},
    {"valid_until", Text::kOfficeAccessValidUntilLabel},
    {"website_id", Text::kOfficeAuditWebsite},
    {"websites", Text::kOfficeStaffWebsites},
};

// By model::Protection.
constexpr Text kProtections[] = {Text::kOfficeWebsiteProtectionSite, Text::kOfficeWebsiteProtectionPaths,
                                 Text::kOfficeWebsiteProtectionOptional, Text::kOfficeWebsiteProtectionNothing};

// Words of the vocabulary in the reader's language; long texts cut, they are whole in the export.
std::string ValueWord(Language language, const std::string& field, const std::string& value) {
  constexpr std::size_t kLong = 300;  // bytes
  model::Status status{};
  model::Policy policy{};
  model::Role role{};
  model::Protection protection{};
  model::Corners corners{};
  model::Font font{};
  if (field == "corners" && model::ParseWord(value, corners)) return CornersWord(language, corners);
  if (field == "font" && model::ParseWord(value, font)) return FontWord(language, font);
  if (field == "status" && model::ParseWord(value, status)) return StandingWord(language, StandingOf(status, false));
  if (field == "policy" && model::ParseWord(value, policy)) return PolicyWord(language, policy);
  if (field == "role" && model::ParseWord(value, role)) return RoleWord(language, role);
  if (field == "protection" && model::ParseWord(value, protection)) return WordOf(language, kProtections, protection);
  model::Asks asks{};
  if (field.starts_with("asks_") && model::ParseWord(value, asks)) return AsksWord(language, asks);
  model::FieldKind kind{};
  if (field == "kind" && model::ParseWord(value, kind)) return FieldKindWord(language, kind);
  if (field == "language") return LanguageWord(language, value);
  if (field == "open" || field == "closed" || field == "required") {
    return Say(language, value == "1" ? Text::kOfficeAuditYes : Text::kOfficeAuditNo);
  }
  if (value.size() <= kLong) return value;
  std::size_t end = kLong;
  while ((static_cast<unsigned char>(value[end]) & 0xc0) == 0x80) --end;  // not within a character
  return value.substr(0, end) + "…";
}

// "field: value", one a line; a line break in a value is written "\n".
std::vector<std::pair<std::string, std::string>> Values(const std::string& list) {
  std::vector<std::pair<std::string, std::string>> values;
  std::istringstream lines(list);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t colon = std::min(line.find(": "), line.size());
    auto& [field, value] = values.emplace_back(line.substr(0, colon), "");
    for (std::size_t i = colon + 2; i < line.size(); ++i) {
      const bool escaped = line[i] == '\\' && i + 1 < line.size();
      if (escaped) ++i;
      value += escaped && line[i] == 'n' ? '\n' : line[i];
    }
  }
  return values;
}

}  // namespace

// A field that is called nothing here is another version's.
std::string FieldWord(Language language, const std::string& field) {
  auto known =
      std::find_if(std::begin(kFields), std::end(kFields), [&](const auto& each) { return each.first == field; });
  return known == std::end(kFields) ? field : Say(language, known->second);
}

bool AddChanges(Page& page, ctemplate::TemplateDictionary& parent, Language language, const model::History& line) {
  auto was = Values(line.was), became = Values(line.became);
  if (was.empty() && became.empty()) return false;
  auto& part = page.Include(parent, "CHANGES", "office/changes.tpl");
  auto add = [&](const std::string& field, const std::string& before, const std::string& after) {
    auto& change = *part.AddSectionDictionary(kc_CHANGE);
    change.SetValue(kc_FIELD, FieldWord(language, field));
    if (!before.empty()) change.SetValueAndShowSection(kc_OLD, ValueWord(language, field, before), kc_WAS);
    if (!after.empty()) change.SetValueAndShowSection(kc_NEW, ValueWord(language, field, after), kc_BECAME);
    ShowIf(change, after.empty(), kc_GONE);
  };
  for (const auto& [field, after] : became) {
    auto before = std::find_if(was.begin(), was.end(), [&](const auto& each) { return each.first == field; });
    add(field, before == was.end() ? "" : before->second, after);
    if (before != was.end()) was.erase(before);
  }
  for (const auto& [field, before] : was) add(field, before, "");
  return true;
}

void AddHistory(Page& page, ctemplate::TemplateDictionary& parent, Language language,
                const std::vector<model::History>& history) {
  auto& part = page.Include(parent, "HISTORY", "office/history.tpl");
  if (history.empty()) {
    part.ShowSection(kh_EMPTY);
    return;
  }
  auto& lines = *part.AddSectionDictionary(kh_LINES);
  for (const model::History& entry : history) {
    auto& line = *lines.AddSectionDictionary(kh_LINE);
    line.SetValue(kh_DATETIME, base::Rfc3339(entry.at));
    line.SetValue(kh_WHEN, base::DateTime(language, entry.at));
    line.SetValue(kh_ACTOR, ActorWord(language, entry.actor));
    line.SetValue(kh_ACT, ActWord(language, entry.act));
    SetIfAny(line, kh_DETAIL, DetailWord(language, entry), kh_DETAILED);
    AddChanges(page, line, language, entry);
  }
}

std::string Since(Language language, std::int64_t since, std::int64_t now) {
  const std::int64_t seconds = now - since;
  if (seconds < base::kHour) return Say(language, Text::kOfficeSinceMinutes);
  if (seconds < base::kDay) {
    return Counted(language, seconds / base::kHour, Text::kOfficeSinceHour,
                   Text::kOfficeSinceHours);
  }
  return Counted(language, seconds / base::kDay, Text::kOfficeSinceDay, Text::kOfficeSinceDays);
}

std::string CountWord(std::int64_t count) {
  return count > model::kCountMost ? std::to_string(model::kCountMost) + "+" : std::to_string(count);
}

std::string Results(Language language, std::int64_t count) {
  if (count == 0) return Say(language, Text::kOfficeResultsNone);
  if (count == 1) return Say(language, Text::kOfficeResultsOne);
  return Say(language, Text::kOfficeResultsMany, {{"NUMBER", CountWord(count)}});
}

std::string OtherAccesses(Language language, std::int64_t count) {
  return Counted(language, count, Text::kOfficeEvidenceAccess, Text::kOfficeEvidenceAccesses);
}

std::string EarlierRejections(Language language, std::int64_t count) {
  return Counted(language, count, Text::kOfficeEvidenceRejection, Text::kOfficeEvidenceRejections);
}

std::string FromNetwork(Language language, std::int64_t count) {
  return Say(language, Text::kOfficeEvidenceNetwork, {{"NUMBER", std::to_string(count)}});
}

std::string ActorWord(Language language, const std::string& actor) {
  if (actor.empty() || actor == "policy") return Say(language, Text::kOfficeActorPolicy);
  if (actor == "customer") return Say(language, Text::kOfficeActorCustomer);
  if (actor == "stranger") return Say(language, Text::kOfficeActorStranger);
  if (actor == "command line") return Say(language, Text::kOfficeActorCommandLine);
  return actor;
}

std::string ActWord(Language language, model::Act act) { return WordOf(language, kActs, act); }

std::string DetailWord(Language language, const model::History& line) {
  model::Status status{};
  model::Event event{};
  if (line.act == model::Act::kGranted || line.act == model::Act::kReopened) {
    return model::ParseWord(line.detail, status) ? StandingWord(language, StandingOf(status, false)) : line.detail;
  }
  // Their detail is a number of lines.
  bool counts = line.act == model::Act::kErased || line.act == model::Act::kMigrated;
  if (counts && !line.detail.empty()) return Results(language, std::atoll(line.detail.c_str()));
  // "approved: erika@partner.example", or the word alone.
  const std::size_t colon = std::min(line.detail.find(": "), line.detail.size());
  const bool about_mail = line.act == model::Act::kTextChanged || line.act == model::Act::kMailRetried ||
                          line.act == model::Act::kMailCancelled || line.act == model::Act::kMailTested ||
                          line.act == model::Act::kLinkHandedOver;
  if (!about_mail || !model::ParseWord(line.detail.substr(0, colon), event)) return line.detail;
  return EventWord(language, event) + line.detail.substr(colon);
}

std::string EventWord(Language language, model::Event event) {
  return WordOf(language, kEvents, event);
}
std::string EventMeaning(Language language, model::Event event) {
  return WordOf(language, kEventMeanings, event);
}
std::string PolicyWord(Language language, model::Policy policy) {
  return WordOf(language, kPolicies, policy);
}
std::string AsksWord(Language language, model::Asks asks) { return WordOf(language, kAsks, asks); }
std::string FieldKindWord(Language language, model::FieldKind kind) { return WordOf(language, kFieldKinds, kind); }
std::string RoleWord(Language language, model::Role role) { return WordOf(language, kRoles, role); }

std::string CornersWord(Language language, model::Corners corners) {
  constexpr Text kWords[] = {Text::kOfficeBrandingCornersSquare, Text::kOfficeBrandingCornersSoft,
                             Text::kOfficeBrandingCornersRound};
  return WordOf(language, kWords, corners);
}

std::string FontWord(Language language, model::Font font) {
  constexpr Text kWords[] = {Text::kOfficeBrandingFontSystem, Text::kOfficeBrandingFontSerif};
  return WordOf(language, kWords, font);
}

std::string LanguageWord(Language language, const std::string& code) {
  Language named = Language::kGerman;
  return base::ParseLanguage(code, named) ? WordOf(language, kLanguageWords, named) : code;
}

std::string PersonOf(const model::AccessLine& line) {
  return line.account_name.empty() ? line.email : line.account_name;
}

Standing StandingAt(const model::Access& access, std::int64_t now) {
  return StandingOf(access.status, access.valid_until && *access.valid_until <= now);
}

bool IsDecided(model::Status status) {
  return status == model::Status::kApproved || status == model::Status::kRejected;
}

Field LanguageField(Language language, const std::string& value) {
  Field field{
      .name = "language", .label = Text::kOfficeContactLanguage, .type = "select", .value = value};
  for (const Language known : base::kLanguages) {
    const std::string code(base::Code(known));
    field.options.emplace_back(code, LanguageWord(language, code));
  }
  return field;
}

Field RoleField(Language language, model::Role value) {
  Field field{.name = "role", .label = Text::kOfficeStaffRole, .type = "select"};
  field.value = model::Word(value);
  for (const auto choice : {model::Role::kApprover, model::Role::kAdministrator, model::Role::kAuditor}) {
    field.options.emplace_back(model::Word(choice), RoleWord(language, choice));
  }
  return field;
}

void AddWebsiteChoices(Page& page, ctemplate::TemplateDictionary& parent, const std::vector<WebsiteChoice>& websites,
                       const std::set<std::int64_t>& chosen) {
  if (websites.empty()) return;
  auto& part = page.Include(parent, "CHOICES", "office/choices.tpl");
  for (const WebsiteChoice& website : websites) {
    auto& choice = *part.AddSectionDictionary(kc_CHOICE);
    choice.SetIntValue(kc_WEBSITE_ID, website.id);
    choice.SetValue(kc_WEBSITE_NAME, website.name);
    ShowIf(choice, chosen.contains(website.id), kc_CHOSEN);
  }
}

Field ReasonField(Language language, const std::string& value) {
  Field field{
      .name = "reason", .label = Text::kOfficeDecisionReason, .type = "textarea", .value = value};
  field.hint = Say(language, Text::kOfficeDecisionReasonHint);
  return field;
}

Field MailField(bool checked) {
  Field field{.name = "mail", .label = Text::kOfficeDecisionMail, .type = "checkbox"};
  if (checked) field.value = "1";
  return field;
}

void SetIfAny(ctemplate::TemplateDictionary& dictionary, const ctemplate::TemplateString& marker,
              const std::string& value, const ctemplate::TemplateString& section) {
  if (!value.empty()) dictionary.SetValueAndShowSection(marker, value, section);
}

void ShowIf(ctemplate::TemplateDictionary& dictionary, bool shown,
            const ctemplate::TemplateString& section) {
  if (shown) dictionary.ShowSection(section);
}

}  // namespace view

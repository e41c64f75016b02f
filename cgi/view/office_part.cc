#include "view/office_part.h"

#include "base/clock.h"
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
    Text::kOfficeActClaimed,        Text::kOfficeActReleased,        Text::kOfficeActNoted,
    Text::kOfficeActAsked,          Text::kOfficeActAnswered,        Text::kOfficeActMerged,
    Text::kOfficeActUnmerged,
};
static_assert(std::size(kActs) == std::size(model::Words<model::Act>::kWords));

// By model::Event.
constexpr Text kEvents[] = {
    Text::kOfficeEventVerify,          Text::kOfficeEventAlreadyRegistered,
    Text::kOfficeEventInProcessing,    Text::kOfficeEventApproved,
    Text::kOfficeEventRejected,        Text::kOfficeEventReset,
    Text::kOfficeEventPasswordChanged, Text::kOfficeEventInvitation,
    Text::kOfficeEventDigest,          Text::kOfficeEventQuestion,
};
constexpr Text kEventMeanings[] = {
    Text::kOfficeEventVerifyWhen,          Text::kOfficeEventAlreadyRegisteredWhen,
    Text::kOfficeEventInProcessingWhen,    Text::kOfficeEventApprovedWhen,
    Text::kOfficeEventRejectedWhen,        Text::kOfficeEventResetWhen,
    Text::kOfficeEventPasswordChangedWhen, Text::kOfficeEventInvitationWhen,
    Text::kOfficeEventDigestWhen,          Text::kOfficeEventQuestionWhen,
};
static_assert(std::size(kEvents) == model::kEventCount &&
              std::size(kEventMeanings) == model::kEventCount);

constexpr Text kPolicies[] = {Text::kOfficePolicyManual, Text::kOfficePolicyAutomatic};
constexpr Text kRoles[] = {Text::kOfficeRoleApprover, Text::kOfficeRoleAdministrator};
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
    item.SetValue(kt_COUNT, CountWord(tab.count));
    item.SetValue(kt_TARGET, tab.target);
    ShowIf(item, tab.current, kt_CURRENT);
  }
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

// A status is written in the reader's words, everything else as it was noted.
std::string DetailOf(base::Language language, const model::History& entry) {
  model::Status status{};
  bool is_status = entry.act == model::Act::kGranted || entry.act == model::Act::kReopened;
  if (!is_status || !model::ParseWord(entry.detail, status)) return entry.detail;
  return StandingWord(language, StandingOf(status, false));
}

}  // namespace

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
    line.SetValue(kh_ACT, WordOf(language, kActs, entry.act));
    SetIfAny(line, kh_DETAIL, DetailOf(language, entry), kh_DETAILED);
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
  if (actor == "command line") return Say(language, Text::kOfficeActorCommandLine);
  return actor;
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
std::string RoleWord(Language language, model::Role role) { return WordOf(language, kRoles, role); }

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

// What several office pages share: tabs, pages of a list, history, and the words for what the
// vocabulary counts and names. Looks nothing up.
#ifndef PFORTE_VIEW_OFFICE_PART_H_
#define PFORTE_VIEW_OFFICE_PART_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/access.h"
#include "model/branding.h"
#include "model/history.h"
#include "model/mail.h"
#include "model/registration_form.h"
#include "model/staff.h"
#include "model/website.h"
#include "view/chip.h"
#include "view/page.h"

namespace view {

// A website to choose from.
struct WebsiteChoice {
  std::int64_t id = 0;
  std::string name;
};

// One of several lists of the same things, with how many are in it; or of several pages about one thing.
struct OfficeTab {
  std::string word;
  std::optional<std::int64_t> count;
  std::string target;  // with mount
  bool current = false;
};

// `path` with the pairs as its query, escaped: "/admin/contacts?q=M%C3%BCller".
using AddressQuery = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] std::string Address(const std::string& path, const AddressQuery& query);

void AddTabs(Page& page, ctemplate::TemplateDictionary& parent, base::Language language,
             base::Text label, const std::vector<OfficeTab>& tabs);
// The pages of the settings of one website, to go from one to the other.
enum class WebsiteTab { kSettings, kRules, kRegistrationForm, kBranding, kMailTexts };
void AddWebsiteTabs(Page& page, const Frame& frame, std::int64_t website_id, WebsiteTab current);
// Nothing if all is on one page. `address` has a query already; the page is put behind it.
void AddPager(Page& page, ctemplate::TemplateDictionary& parent, base::Language language,
              const std::string& address, int number, bool has_next);
// The same for a list whose pages have no numbers: `previous` and `next` are addresses, "" for none.
void AddPager(Page& page, ctemplate::TemplateDictionary& parent, const std::string& previous, const std::string& next);
void AddHistory(Page& page, ctemplate::TemplateDictionary& parent, base::Language language,
                const std::vector<model::History>& history);

// How a field of what is stored is called where it is typed; its own name where it is not.
[[nodiscard]] std::string FieldWord(base::Language language, const std::string& field);
// What the line changed, field by field, at {{>CHANGES}}; false, and nothing there, if it changed nothing.
bool AddChanges(Page& page, ctemplate::TemplateDictionary& parent, base::Language language, const model::History& line);

// "seit 2 Tagen"; one that lies ahead counts as just now.
[[nodiscard]] std::string Since(base::Language language, std::int64_t since, std::int64_t now);
// What was counted no further than kCountMost: "27", "1000+".
[[nodiscard]] std::string CountWord(std::int64_t count);
// "1 Eintrag", "27 Einträge".
[[nodiscard]] std::string Results(base::Language language, std::int64_t count);
// "2 weitere Zugänge", "1 frühere Ablehnung"; `count` is not 0.
[[nodiscard]] std::string OtherAccesses(base::Language language, std::int64_t count);
[[nodiscard]] std::string EarlierRejections(base::Language language, std::int64_t count);
// Fewer others from one network within a day are nothing to speak of: people share offices.
inline constexpr std::int64_t kBurst = 5;
[[nodiscard]] std::string FromNetwork(base::Language language, std::int64_t count);
// Who did it: the name of staff, or the word for who is none.
[[nodiscard]] std::string ActorWord(base::Language language, const std::string& actor);
[[nodiscard]] std::string ActWord(base::Language language, model::Act act);
// The line's detail; words of the vocabulary in the reader's language.
[[nodiscard]] std::string DetailWord(base::Language language, const model::History& line);
[[nodiscard]] std::string EventWord(base::Language language, model::Event event);
// When the mail of that event is sent.
[[nodiscard]] std::string EventMeaning(base::Language language, model::Event event);
[[nodiscard]] std::string PolicyWord(base::Language language, model::Policy policy);
[[nodiscard]] std::string AsksWord(base::Language language, model::Asks asks);
[[nodiscard]] std::string FieldKindWord(base::Language language, model::FieldKind kind);
[[nodiscard]] std::string RoleWord(base::Language language, model::Role role);
[[nodiscard]] std::string CornersWord(base::Language language, model::Corners corners);
[[nodiscard]] std::string FontWord(base::Language language, model::Font font);
// The name of the language `code`, said in `language`.
[[nodiscard]] std::string LanguageWord(base::Language language, const std::string& code);

// How the person is called in lists: the name, else the address.
[[nodiscard]] std::string PersonOf(const model::AccessLine& line);
// Of an access at `now`.
[[nodiscard]] Standing StandingAt(const model::Access& access, std::int64_t now);
// Somebody or the policy has decided on it.
[[nodiscard]] bool IsDecided(model::Status status);

[[nodiscard]] Field LanguageField(base::Language language, const std::string& value);
[[nodiscard]] Field RoleField(base::Language language, model::Role value);
// Boxes for an approver's websites at {{>CHOICES}} of `parent`; nothing if there is no website.
void AddWebsiteChoices(Page& page, ctemplate::TemplateDictionary& parent, const std::vector<WebsiteChoice>& websites,
                       const std::set<std::int64_t>& chosen);
// Both go with every decision.
[[nodiscard]] Field ReasonField(base::Language language, const std::string& value);
[[nodiscard]] Field MailField(bool checked);

// Sets `marker` to `value`, and shows `section` if there is one.
void SetIfAny(ctemplate::TemplateDictionary& dictionary, const ctemplate::TemplateString& marker,
              const std::string& value, const ctemplate::TemplateString& section);
void ShowIf(ctemplate::TemplateDictionary& dictionary, bool shown,
            const ctemplate::TemplateString& section);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_PART_H_

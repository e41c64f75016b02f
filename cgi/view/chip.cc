#include "view/chip.h"

#include "marker/part/chip.tpl.h"

namespace view {

namespace {

struct Look {
  base::Text word;
  std::string_view style;
};

constexpr Look kLooks[] = {
    {base::Text::kChipInProcessing, "in_processing"},
    {base::Text::kChipApproved, "approved"},
    {base::Text::kChipRejected, "rejected"},
    {base::Text::kChipWithdrawn, "withdrawn"},
    {base::Text::kChipExpired, "expired"},
    {base::Text::kChipUnverified, "unverified"},
};

const Look& LookOf(Standing standing) { return kLooks[static_cast<std::size_t>(standing)]; }

}  // namespace

Standing StandingOf(model::Status status, bool expired) {
  switch (status) {
    case model::Status::kInProcessing:
      return Standing::kInProcessing;
    case model::Status::kApproved:
      return expired ? Standing::kExpired : Standing::kApproved;
    case model::Status::kRejected:
      return Standing::kRejected;
    case model::Status::kWithdrawn:
      return Standing::kWithdrawn;
  }
  return Standing::kInProcessing;
}

std::string StandingWord(base::Language language, Standing standing) {
  return base::Say(language, LookOf(standing).word);
}

std::string_view StandingStyle(Standing standing) { return LookOf(standing).style; }

void AddChip(Page& page, ctemplate::TemplateDictionary& parent,
             const ctemplate::TemplateString& marker, base::Language language, Standing standing) {
  ctemplate::TemplateDictionary& chip = page.Include(parent, marker, "part/chip.tpl");
  chip.SetValue(kc_WORD, std::string(StandingStyle(standing)));
  chip.SetValue(kc_SHOWN, StandingWord(language, standing));
}

}  // namespace view

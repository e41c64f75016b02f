#include "view/status.h"

#include "base/clock.h"
#include "marker/customer/status.tpl.h"
#include "view/chip.h"
#include "view/field.h"

namespace view {

namespace {

using base::Say;
using base::Text;

enum class Progress { kDone, kNow, kAhead };

Standing StandingIn(const StatusView& view) {
  return view.unverified ? Standing::kUnverified : StandingOf(view.status, view.expired);
}

std::string Lead(const Frame& frame, const StatusView& view) {
  const base::TextValues values = {{"EMAIL", view.email}, {"WEBSITE", view.website_name}};
  if (view.none) return Say(frame.language, Text::kStatusLeadNone, values);
  if (view.closed && StandingIn(view) == Standing::kApproved) return Say(frame.language, Text::kStatusLeadClosed);
  switch (StandingIn(view)) {
    case Standing::kUnverified:
      return Say(frame.language, Text::kStatusLeadUnverified, values);
    case Standing::kInProcessing:
      if (!view.question.empty()) return Say(frame.language, Text::kStatusLeadAsked, values);
      return Say(frame.language, Text::kStatusLeadInProcessing, values);
    case Standing::kRejected:
      return Say(frame.language, Text::kStatusLeadRejected, values);
    case Standing::kWithdrawn:
      return Say(frame.language, Text::kStatusLeadWithdrawn, values);
    case Standing::kExpired:
      return Say(frame.language, Text::kStatusLeadExpired, values);
    case Standing::kApproved:
      break;
  }
  if (!view.valid_until) return Say(frame.language, Text::kStatusLeadApproved, values);
  return Say(
      frame.language, Text::kStatusLeadApprovedUntil,
      {{"WEBSITE", view.website_name}, {"DATE", base::Date(frame.language, *view.valid_until)}});
}

ctemplate::TemplateDictionary& AddStep(ctemplate::TemplateDictionary& timeline, const Frame& frame,
                                       Progress progress, const std::string& what,
                                       const std::optional<std::int64_t>& at) {
  static constexpr const char* kStates[] = {"done", "now", "ahead"};
  auto& step = *timeline.AddSectionDictionary(ks_STEP);
  step.SetValue(ks_STATE, kStates[static_cast<std::size_t>(progress)]);
  step.SetValue(ks_WHAT, what);
  if (progress == Progress::kNow) step.ShowSection(ks_NOW);
  if (progress == Progress::kDone && at) {
    step.ShowSection(ks_DATED);
    step.SetValue(ks_DATETIME, base::Rfc3339(*at));
    step.SetValue(ks_WHEN, base::DateTime(frame.language, *at));
    return step;
  }
  constexpr Text kWords[] = {Text::kStatusStepDone, Text::kStatusStepNow, Text::kStatusStepAhead};
  step.ShowSection(ks_UNDATED);
  step.SetValue(ks_WHEN, Say(frame.language, kWords[static_cast<std::size_t>(progress)]));
  return step;
}

void AddTimeline(ctemplate::TemplateDictionary& body, const Frame& frame, const StatusView& view) {
  auto& timeline = *body.AddSectionDictionary(ks_TIMELINE);
  const Standing standing = StandingIn(view);
  const bool looking = standing == Standing::kInProcessing;
  const bool decided = !looking && !view.unverified;
  auto progress = [](bool done, bool now) {
    return done ? Progress::kDone : now ? Progress::kNow : Progress::kAhead;
  };
  AddStep(timeline, frame, Progress::kDone, Say(frame.language, Text::kStatusStepReceived),
          view.requested_at);
  AddStep(timeline, frame, progress(!view.unverified, true),
          Say(frame.language, Text::kStatusStepProven), view.proven_at);
  if (standing != Standing::kWithdrawn) {
    AddStep(timeline, frame, progress(decided, looking),
            Say(frame.language, Text::kStatusStepLooking), std::nullopt);
  }
  if (!decided) {
    AddStep(timeline, frame, Progress::kAhead, Say(frame.language, Text::kStatusStepDecided),
            std::nullopt);
    return;
  }
  const auto at =
      standing == Standing::kExpired && view.valid_until ? view.valid_until : view.decided_at;
  AddStep(timeline, frame, Progress::kDone, StandingWord(frame.language, standing), at)
      .SetValue(ks_STATE, std::string(StandingStyle(standing)));
}

void AddForms(Page& page, const Frame& frame, const StatusView& view) {
  const Standing standing = StandingIn(view);
  if (view.none || standing == Standing::kWithdrawn) {
    auto& section = *page.body().AddSectionDictionary(ks_REQUEST);
    section.SetValue(ks_TERMS_VERSION, view.asked.form.terms_version);
    std::vector<Field> fields;
    AddRequestFields(fields, frame, view.asked, view.note, view.order, view.input);
    page.AddForm(section, "/account/accesses", fields, view.errors);
  } else if (standing == Standing::kUnverified) {
    auto& section = *page.body().AddSectionDictionary(ks_RESEND);
    section.SetValue(ks_EMAIL, view.email);
    page.AddForm(section, "/account/verify/resend", {}, view.errors);
  } else if (standing == Standing::kInProcessing) {
    if (!view.question.empty()) {
      auto& question = *page.body().AddSectionDictionary(ks_ASKED);
      question.SetValue(ks_QUESTION, view.question);
      Field answer{.name = "answer", .label = Text::kStatusAnswer, .type = "textarea", .value = view.answer};
      answer.required = true;
      page.AddForm(question, "/account/status/answer", {answer}, view.answer_errors);
    }
    auto& note = *page.body().AddSectionDictionary(ks_NOTE);
    if (!view.message.empty()) note.SetValueAndShowSection(ks_MESSAGE, view.message, ks_NOTED);
    Field field{
        .name = "message", .label = Text::kStatusNote, .type = "textarea", .value = view.note};
    field.required = true;
    page.AddForm(note, "/account/status/message", {field}, view.errors);
    page.AddForm(*page.body().AddSectionDictionary(ks_WITHDRAW), "/account/status/withdraw", {}, {});
  }
}

}  // namespace

std::string Status(const Frame& frame, const StatusView& view) {
  Page page(frame, "customer/status.tpl", Say(frame.language, Text::kStatusTitle));
  auto& body = page.body();
  body.SetValue(ks_LEAD, Lead(frame, view));
  if (!view.none) {
    AddChip(page, *body.AddSectionDictionary(ks_STANDING), ks_CHIP, frame.language,
            StandingIn(view));
    AddTimeline(body, frame, view);
    if (!view.reason.empty()) body.SetValueAndShowSection(ks_REASON, view.reason, ks_REASON_GIVEN);
    if (StandingIn(view) == Standing::kApproved && !view.continue_path.empty()) {
      body.SetValueAndShowSection(ks_CONTINUE_PATH, view.continue_path, ks_CONTINUE);
    }
  }
  AddForms(page, frame, view);
  if (frame.signed_in_as.empty()) body.ShowSection(ks_SIGNED_OUT);
  return page.Html();
}

}  // namespace view

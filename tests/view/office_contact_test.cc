#include "view/office_contact.h"

#include <gtest/gtest.h>

#include "view/office_contacts.h"
#include "view/office_grant.h"
#include "view/office_sample.h"

namespace view {
namespace {

TEST(OfficeContacts, FindsTheWayToAContactWithoutAName) {
  OfficeContactsView view;
  model::ContactLine line;
  line.id = 5;
  line.company = "Nagel";
  view.contacts = {line};
  EXPECT_TRUE(Has(OfficeContacts(DeskFrame(), view), "<a href=\"/admin/contact/5\">Nagel</a>"));
}

TEST(OfficeContacts, SaysWhatASearchFoundAndHowItGoesOn) {
  OfficeContactsView view;
  EXPECT_TRUE(Has(OfficeContacts(DeskFrame(), view), "role=\"status\"></p>")) << "to be filled when one types";
  view.query = "b & b";
  EXPECT_TRUE(Has(OfficeContacts(DeskFrame(), view), "Nothing found"));
  view.contacts = {model::ContactLine(), model::ContactLine()};
  view.next = 17;
  std::string html = OfficeContacts(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "The newest 2 matches"));
  EXPECT_TRUE(Has(html, "?q=b%20%26%20b&amp;before=17\" rel=\"next\""));
  EXPECT_FALSE(Has(html, "rel=\"first\""));
  EXPECT_FALSE(Has(html, "not all of them"));
  view.gave_up = true;
  view.from_beginning = false;
  html = OfficeContacts(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "not all of them"));
  EXPECT_FALSE(Has(html, "The newest 2"));
  EXPECT_TRUE(Has(html, "/admin/contacts?q=b%20%26%20b\" rel=\"first\""));
}

TEST(OfficeContact, ListsEveryAccessWithItsOwnStatus) {
  OfficeContactView view;
  view.contact.id = 5;
  view.title = "Erika Muster";
  view.now = kNow;
  view.accesses = {Erika(), Erika(model::Status::kRejected)};
  view.accesses[1].access.id = 18;
  const std::string html = OfficeContact(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "status-in_processing"));
  EXPECT_TRUE(Has(html, "status-rejected"));
  EXPECT_TRUE(Has(html, "href=\"/admin/access/17\""));
  EXPECT_TRUE(Has(html, "href=\"/admin/access/18\""));
  EXPECT_TRUE(Has(html, "href=\"/admin/contact/5/grant\""));
}

TEST(OfficeContact, SavesUnderItsNumberAndVersion) {
  OfficeContactView view;
  view.contact.id = 5;
  view.contact.version = 2;
  view.title = "Erika";
  const std::string html = OfficeContact(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/contact/5"));
  EXPECT_TRUE(Has(html, "name=\"version\" value=\"2\""));
}

TEST(OfficeContact, HasNoAccessesBeforeItExists) {
  OfficeContactView view;
  view.errors = {{"number", base::Text::kOfficeFormNumberTaken}};
  const std::string html = OfficeContact(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/contact/new"));
  EXPECT_FALSE(Has(html, "/grant"));
  EXPECT_FALSE(Has(html, "History"));
  EXPECT_TRUE(Has(html, "Another contact has this customer number already."));
}

TEST(OfficeGrant, ChoosesAmongAllWebsites) {
  OfficeGrantView view;
  view.contact_id = 5;
  view.contact_name = "Erika Muster";
  view.websites = {{1, "Customers"}, {2, "Partners"}};
  std::string html = OfficeGrant(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/contact/5/grant"));
  EXPECT_TRUE(Has(html, "name=\"website_1\" value=\"1\">"));
  EXPECT_TRUE(Has(html, "name=\"mail\" value=\"1\" checked"));
  EXPECT_TRUE(Has(html, "<option value=\"approved\" selected>"));
  view.chosen = {2};
  view.mail = false;
  view.status = model::Status::kInProcessing;
  html = OfficeGrant(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "name=\"website_2\" value=\"1\" checked>"));
  EXPECT_FALSE(Has(html, "name=\"mail\" value=\"1\" checked"));
  EXPECT_TRUE(Has(html, "<option value=\"in_processing\" selected>"));
}

TEST(OfficeGrant, SaysWhatCameOfEachWebsite) {
  OfficeGrantView view;
  view.results = {{"Customers", std::nullopt}, {"Partners", base::Text::kOfficeFormHasAccessAlready}};
  const std::string html = OfficeGrant(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "<li>Customers: Access granted</li>"));
  EXPECT_TRUE(Has(html, "<li class=\"warn\">Partners: "));
  view.results.clear();
  view.errors = {{"website", base::Text::kOfficeFormNoWebsite}};
  EXPECT_TRUE(Has(OfficeGrant(DeskFrame(), view), "<p class=\"error\">"));
}

OfficeContactView WithAccount() {
  OfficeContactView view;
  view.contact.id = 5;
  view.title = "Erika Muster";
  OfficeContactAccount account;
  account.account.id = 9;
  account.account.email = "erika@muster.example";
  account.account.email_proven_at = kNow;
  view.accounts = {account};
  return view;
}

TEST(OfficeContact, OffersWhatMayBeDoneToEachAccount) {
  OfficeContactView view = WithAccount();
  std::string html = OfficeContact(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/account/9/sessions/end"));
  EXPECT_TRUE(HasForm(html, "/admin/account/9/disable"));
  EXPECT_FALSE(HasForm(html, "/admin/account/9/enable"));
  EXPECT_TRUE(Has(html, "href=\"/admin/account/9/why\""));
  EXPECT_FALSE(Has(html, "/admin/account/9/delete")) << "for administrators";
  EXPECT_FALSE(Has(html, "/admin/contact/5/held"));
  view.merging = view.whole = true;
  view.accounts[0].account.disabled = 1;
  view.accounts[0].account.email_proven_at.reset();
  html = OfficeContact(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/account/9/enable"));
  EXPECT_FALSE(HasForm(html, "/admin/account/9/disable"));
  EXPECT_TRUE(Has(html, "<span class=\"warn\">disabled</span>"));
  EXPECT_TRUE(Has(html, "address not proven"));
  EXPECT_TRUE(Has(html, "/admin/account/9/delete"));
  EXPECT_TRUE(Has(html, "/admin/contact/5/held"));
  EXPECT_TRUE(Has(html, "/admin/contact/5/delete"));
  EXPECT_TRUE(Has(html, "/admin/contact/5/account"));
}

TEST(OfficeContact, MarksTheAccountWhoseLastMailFailedWithTheServersWords) {
  OfficeContactView view = WithAccount();
  EXPECT_FALSE(Has(OfficeContact(DeskFrame(), view), "did not arrive"));
  view.accounts[0].mail_error = "550 <no such user>";
  EXPECT_TRUE(Has(OfficeContact(DeskFrame(), view), "The last mail did not arrive: 550 &lt;no such user&gt;"));
}

}  // namespace
}  // namespace view

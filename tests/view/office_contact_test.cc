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

TEST(OfficeContacts, CountsOnlyWhatSomebodyCounted) {
  OfficeContactsView view;
  view.query = "nobody";
  EXPECT_FALSE(Has(OfficeContacts(DeskFrame(), view), "Nothing found"));
  view.total = 0;
  EXPECT_TRUE(Has(OfficeContacts(DeskFrame(), view), "Nothing found"));
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
  EXPECT_TRUE(Has(html, "<option value=\"1\">Customers</option>"));
  EXPECT_TRUE(Has(html, "name=\"mail\" value=\"1\" checked"));
  EXPECT_TRUE(Has(html, "<option value=\"approved\" selected>"));
  view.website_id = 2;
  view.mail = false;
  view.status = model::Status::kInProcessing;
  html = OfficeGrant(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "<option value=\"2\" selected>Partners</option>"));
  EXPECT_FALSE(Has(html, "name=\"mail\" value=\"1\" checked"));
  EXPECT_TRUE(Has(html, "<option value=\"in_processing\" selected>"));
}

}  // namespace
}  // namespace view

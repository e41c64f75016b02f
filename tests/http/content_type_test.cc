#include "http/content_type.h"

#include <gtest/gtest.h>

namespace http {
namespace {

constexpr char kTable[] =
    "# a comment with html in it\n"
    "\n"
    "application/pdf\t\t\t\tpdf\n"
    "application/x-nothing\n"
    "text/x-markup   html  HTM # xhtml\r\n"
    "  image/x-indented\tind\n"
    "application/x-second\tpdf\n"
    "no-type\tbad\n"
    "application/x-\x01odd\tworse\n"
    "text/x-last last";

TEST(ContentTypes, ReadsTheTableOfTheSystem) {
  const ContentTypes types(kTable);
  EXPECT_EQ(types.Find("/members/list.pdf"), "application/pdf") << "the first line counts";
  EXPECT_EQ(types.Find("a.ind"), "image/x-indented");
  EXPECT_EQ(types.Find("a.last"), "text/x-last; charset=utf-8") << "the last line has no end";
  for (const char* name : {"a.bad", "a.worse", "a.application/x-nothing", "a.#", "a.xhtml"}) EXPECT_EQ(types.Find(name), "") << name;
}

TEST(ContentTypes, SaysHowTextIsEncoded) {
  EXPECT_EQ(ContentTypes(kTable).Find("index.html"), "text/x-markup; charset=utf-8");
  EXPECT_EQ(ContentTypes("").Find("index.html"), "text/html; charset=utf-8");
  EXPECT_EQ(ContentTypes("").Find("drawing.svg"), "image/svg+xml") << "XML says it itself";
}

TEST(ContentTypes, HasNoCase) {
  const ContentTypes types(kTable);
  EXPECT_EQ(types.Find("LIST.PDF"), "application/pdf");
  EXPECT_EQ(types.Find("a.htm"), "text/x-markup; charset=utf-8");
}

TEST(ContentTypes, LooksAtTheLastExtensionAlone) {
  const ContentTypes types(kTable);
  EXPECT_EQ(types.Find("a.pdf.html"), "text/x-markup; charset=utf-8");
  for (const char* name : {"", "pdf", "/a.pdf/list", "/a.pdf/", "a.", ".", "a.unknown", "a.pdf.unknown", "apdf", "a.html htm", "a.df", "a.pd",
                           "a.text/x-last"}) {
    EXPECT_EQ(types.Find(name), "") << name;
  }
}

TEST(ContentTypes, KnowsWhatIsCommonWithoutAnyTable) {
  const ContentTypes types("");
  EXPECT_EQ(types.Find("a.pdf"), "application/pdf");
  EXPECT_EQ(types.Find("a.jpeg"), "image/jpeg");
  EXPECT_EQ(types.Find("a.js"), "text/javascript; charset=utf-8");
  EXPECT_EQ(ContentTypes(kTable).Find("a.png"), "image/png") << "where the table says nothing";
}

}  // namespace
}  // namespace http

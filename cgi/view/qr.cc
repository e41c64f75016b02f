#include "view/qr.h"

#include <qrcodegen/qrcodegen.hpp>

#include "base/fault.h"

namespace view {
namespace {

constexpr int kQuiet = 4;

}  // namespace

QrDrawing DrawQr(const std::string& text) {
  try {
    const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    QrDrawing drawing;
    drawing.size = code.getSize() + 2 * kQuiet;
    for (int y = 0; y < code.getSize(); ++y) {
      for (int x = 0; x < code.getSize();) {
        int end = x;
        while (code.getModule(end, y)) ++end;  // beyond the edge all is light
        if (end > x) {
          const std::string length = std::to_string(end - x);
          drawing.path += "M" + std::to_string(x + kQuiet) + "," + std::to_string(y + kQuiet) + "h" + length + "v1h-" +
                          length + "z";
        }
        x = end + 1;
      }
    }
    return drawing;
  } catch (const qrcodegen::data_too_long&) {
    throw base::Fault("a QR code cannot hold " + std::to_string(text.size()) + " characters");
  }
}

}  // namespace view

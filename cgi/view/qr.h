// A QR code (ISO/IEC 18004) as the path of an SVG drawing. The only includer of <qrcodegen/qrcodegen.hpp>.
#ifndef PFORTE_VIEW_QR_H_
#define PFORTE_VIEW_QR_H_

#include <string>

namespace view {

struct QrDrawing {
  int size = 0;      // modules a side, the quiet zone of four around it included
  std::string path;  // of the dark modules: "M4,4h7v1h-7z…"
};
// Throws base::Fault for a text that is too long.
[[nodiscard]] QrDrawing DrawQr(const std::string& text);

}  // namespace view

#endif  // PFORTE_VIEW_QR_H_

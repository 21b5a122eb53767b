#include "ui/theme/textrole.h"

#include <QFontDatabase>
#include <QStringList>

namespace Conclave {

double textScale(TextRole role)
{
    switch (role) {
    case TextRole::Body:
    case TextRole::Strong:
        return 1.0;
    case TextRole::Heading1:
        return 1.35;
    case TextRole::Heading2:
        return 1.2;
    case TextRole::Heading3:
        return 1.08;
    case TextRole::Caption:
        return 0.85;
    case TextRole::Code:
        return 0.92;
    }
    Q_UNREACHABLE();
}

QFont fontFor(TextRole role, const QFont &body)
{
    QFont font = body;
    if (body.pointSizeF() > 0)
        font.setPointSizeF(body.pointSizeF() * textScale(role));
    else
        font.setPixelSize(qRound(body.pixelSize() * textScale(role)));
    if (role == TextRole::Code)
        font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    else if (role != TextRole::Body && role != TextRole::Caption)
        font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace Conclave

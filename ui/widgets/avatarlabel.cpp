#include "ui/widgets/avatarlabel.h"

#include "ui/theme/contrast.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QTextBoundaryFinder>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

/// The first grapheme: an emoji as it is, a letter as a capital.
QString signOf(const QString &face)
{
    const QString trimmed = face.trimmed();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, trimmed);
    const QString first = trimmed.left(qMax<qsizetype>(0, finder.toNextBoundary()));
    return first.size() == 1 && first.front().isLetter() ? first.toUpper() : first;
}

QFont faceFont(const QFont &around, bool isLetter)
{
    QFont font = around;
    font.setPixelSize(isLetter ? 14 : 16);
    if (isLetter) {
        font.setWeight(QFont::DemiBold);
        return font;
    }
    // Named first, so that symbols which also exist in black and white come in colour.
    font.setFamilies(
        QStringList{u"Noto Color Emoji"_s, u"Segoe UI Emoji"_s, u"Apple Color Emoji"_s} +
        around.families());
    return font;
}

} // namespace

AvatarLabel::AvatarLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void AvatarLabel::setFace(const QString &face, MemberAccent accent)
{
    m_face = face;
    m_accent = accent;
    update();
}

QSize AvatarLabel::sizeHint() const
{
    return {Metrics::Avatar, Metrics::Avatar};
}

void AvatarLabel::paint(QPainter &painter,
                        const QPoint &center,
                        const QString &face,
                        MemberAccent accent,
                        const QPalette &palette)
{
    QRect disc(0, 0, Metrics::Avatar, Metrics::Avatar);
    disc.moveCenter(center);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(accent.hatched ? QPen(accent.color, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(accent.brush());
    painter.drawEllipse(QRectF(disc).adjusted(0.75, 0.75, -0.75, -0.75));

    const QString sign = signOf(face);
    const bool isLetter = !sign.isEmpty() && sign.front().isLetterOrNumber();
    const QColor ground = accent.hatched ? palette.color(QPalette::Window) : accent.color;
    const bool white = contrast(Qt::white, ground) > contrast(Qt::black, ground);
    painter.setPen(white ? Qt::white : Qt::black);
    painter.setFont(faceFont(painter.font(), isLetter));
    painter.drawText(disc, Qt::AlignCenter, sign);
    painter.restore();
}

void AvatarLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect().center(), m_face, m_accent, palette());
}

} // namespace Conclave

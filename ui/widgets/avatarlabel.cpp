#include "ui/widgets/avatarlabel.h"

#include "ui/theme/contrast.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QTextBoundaryFinder>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

QString firstGrapheme(const QString &text)
{
    const QString trimmed = text.trimmed();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, trimmed);
    return trimmed.left(qMax<qsizetype>(0, finder.toNextBoundary()));
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
    m_face = firstGrapheme(face);
    if (m_face.size() == 1 && m_face.front().isLetter())
        m_face = m_face.toUpper();
    m_accent = accent;
    update();
}

QSize AvatarLabel::sizeHint() const
{
    return {Metrics::Avatar, Metrics::Avatar};
}

void AvatarLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRect disc(0, 0, Metrics::Avatar, Metrics::Avatar);
    disc.moveCenter(rect().center());

    painter.setPen(m_accent.hatched ? QPen(m_accent.color, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(m_accent.brush());
    painter.drawEllipse(QRectF(disc).adjusted(0.75, 0.75, -0.75, -0.75));

    if (m_face.isEmpty())
        return;
    const bool isLetter = m_face.front().isLetterOrNumber();
    const QColor ground = m_accent.hatched ? palette().color(QPalette::Window) : m_accent.color;
    const bool white = contrast(Qt::white, ground) > contrast(Qt::black, ground);
    painter.setPen(white ? Qt::white : Qt::black);
    painter.setFont(faceFont(font(), isLetter));
    painter.drawText(disc, Qt::AlignCenter, m_face);
}

} // namespace Conclave

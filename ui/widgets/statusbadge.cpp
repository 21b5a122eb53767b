#include "ui/widgets/statusbadge.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"
#include "ui/widgets/framepacer.h"

#include <QEvent>
#include <QPainter>
#include <QPaintEvent>
#include <QStyle>

#include <chrono>
#include <cmath>
#include <numbers>

using namespace std::chrono_literals;

namespace Conclave {

namespace {

constexpr auto Frame = 80ms;
constexpr auto Breath = 1800ms;

/// From the common clock, so that all badges breathe together and the window stays calm.
double breathNow()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const double phase = std::chrono::duration<double>(now % Breath) / Breath;
    return 0.8 + 0.2 * std::cos(2 * std::numbers::pi * phase);
}

} // namespace

StatusBadge::StatusBadge(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusBadge::setStatus(const QString &icon, const QString &word, Tone tone)
{
    if (icon == m_icon && word == m_word && tone == m_tone)
        return; // assistive technology is told of changes only
    const bool isNews = word != m_word;
    m_icon = icon;
    m_word = word;
    m_tone = tone;
    if (isNews)
        setAccessibleName(word);
    animateIfWanted();
    fit();
    update();
}

void StatusBadge::fit()
{
    updateGeometry();
    if (parentWidget() && !parentWidget()->layout())
        adjustSize(); // in a tab nobody else does
}

QSize StatusBadge::sizeHint() const
{
    const QFontMetrics metrics(wordFont());
    const int glyph = glyphRect().width();
    const int gap = m_word.isEmpty() ? 0 : Metrics::Tiny + 1 + metrics.horizontalAdvance(m_word);
    return {glyph + gap, qMax(glyph, metrics.height())};
}

void StatusBadge::paintEvent(QPaintEvent *event)
{
    const QColor color = Theme::of(palette()).color(m_tone);
    const QRect glyph = QStyle::visualRect(layoutDirection(), rect(), glyphRect());
    QPainter painter(this);

    painter.setOpacity(isAnimated() ? breathNow() : 1.0);
    icon(m_icon, color).paint(&painter, glyph);

    if (glyph.contains(event->rect())) // a breath leaves the word alone
        return;
    painter.setOpacity(1.0);
    painter.setFont(wordFont());
    painter.setPen(color);
    const QRect word = rect().adjusted(glyphRect().right() + 1 + Metrics::Tiny, 0, 0, 0);
    const Qt::Alignment where = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), word),
                     static_cast<int>(where) | Qt::AlignVCenter,
                     m_word);
}

void StatusBadge::showEvent(QShowEvent *)
{
    animateIfWanted();
}

void StatusBadge::hideEvent(QHideEvent *)
{
    m_isAnimated = false;
}

void StatusBadge::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        animateIfWanted();
    else if (event->type() == QEvent::FontChange)
        fit();
    QWidget::changeEvent(event);
}

QFont StatusBadge::wordFont() const
{
    return fontFor(TextRole::Caption, font());
}

QRect StatusBadge::glyphRect() const
{
    const int side = qMax(Metrics::Icon, QFontMetrics(wordFont()).height());
    return {0, (height() - side) / 2, side, side};
}

void StatusBadge::animateIfWanted()
{
    const bool motion = style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this) != 0;
    m_isAnimated = motion && isVisible() && m_tone == Tone::Active;
    breathe();
}

/// In the window's frames, so that a breath costs no painting of its own while text streams in.
void StatusBadge::breathe()
{
    if (!m_isAnimated)
        return;
    FramePacer::of(*this).request(
        *this,
        [this] {
            update(QStyle::visualRect(layoutDirection(), rect(), glyphRect()));
            breathe();
            return 0us;
        },
        Frame);
}

} // namespace Conclave

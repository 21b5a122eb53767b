#include "ui/widgets/versionchooser.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

VersionChooser::VersionChooser(const QString &pattern,
                               const QString &earlier,
                               const QString &later,
                               const QString &subject,
                               QWidget *parent)
    : QWidget(parent)
    , m_pattern(pattern)
    , m_earlier(new IconButton(u"earlierVersion"_s, u"chevron-left"_s, earlier, subject, this))
    , m_place(new ElidedLabel({}, this))
    , m_later(new IconButton(u"laterVersion"_s, u"chevron-right"_s, later, subject, this))
{
    m_place->setTextRole(TextRole::Caption);
    m_place->setTabular(true);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Tiny / 2);
    layout->addWidget(m_earlier);
    layout->addWidget(m_place);
    layout->addWidget(m_later);
    connect(m_earlier, &IconButton::clicked, this, [this] { choose(m_current - 1); });
    connect(m_later, &IconButton::clicked, this, [this] { choose(m_current + 1); });
    m_earlier->installEventFilter(this);
    m_later->installEventFilter(this);
    hide();
}

void VersionChooser::setCount(qsizetype count)
{
    m_count = count;
    m_current = qMax(qsizetype(0), count - 1);
    showState();
}

void VersionChooser::grow(qsizetype count)
{
    m_count = count;
    showState();
}

void VersionChooser::choose(qsizetype version)
{
    if (version < 0 || version >= m_count || version == m_current)
        return;
    m_current = version;
    showState();
    emit chosen(version);
}

/// The buttons would take the arrow keys for a wish to move the focus.
bool VersionChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Left:
        choose(m_current + (isMirrored ? 1 : -1));
        return true;
    case Qt::Key_Right:
        choose(m_current + (isMirrored ? -1 : 1));
        return true;
    case Qt::Key_Home:
        choose(0);
        return true;
    case Qt::Key_End:
        choose(m_count - 1);
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void VersionChooser::showState()
{
    const bool isFirst = m_current == 0;
    m_earlier->setEnabled(true);
    m_later->setEnabled(true);
    // A button that has the focus and is disabled would throw it out of the panel.
    if (isFirst && m_earlier->hasFocus())
        m_later->setFocus();
    else if (isNewest() && m_later->hasFocus())
        m_earlier->setFocus();
    m_earlier->setEnabled(!isFirst);
    m_later->setEnabled(!isNewest());
    m_place->setText(m_pattern.arg(m_current + 1).arg(m_count));
    setVisible(m_count > 1);
}

} // namespace Conclave

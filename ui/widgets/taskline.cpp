#include "ui/widgets/taskline.h"

#include "core/base/text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/iconbutton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

#include <chrono>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto Moment = 400ms;
constexpr qsizetype LongestWords = 60;

} // namespace

TaskLine::TaskLine(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel(this))
    , m_cancel(new IconButton(u"cancelTask"_s, u"close"_s, tr("Give it up"), {}, this))
{
    setObjectName(u"taskLine"_s);
    auto *progress = new QProgressBar(this);
    progress->setRange(0, 0); // nobody knows how long it lasts
    progress->setFixedWidth(3 * Metrics::Huge);
    progress->setAccessibleName(tr("Progress"));
    m_words->setTextFormat(Qt::PlainText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, Metrics::Large, 0);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_words);
    layout->addWidget(progress, 0, Qt::AlignVCenter);
    layout->addWidget(m_cancel, 0, Qt::AlignVCenter);
    hide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(Moment);
    connect(&m_soon, &QTimer::timeout, this, &QWidget::show);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        const auto giveUp = m_whose ? m_giveUp : nullptr;
        end();
        if (giveUp)
            giveUp();
    });
}

void TaskLine::begin(const QString &words)
{
    begin(words, nullptr, nullptr);
}

void TaskLine::begin(const QString &words, QObject *whose, const std::function<void()> &giveUp)
{
    m_words->setText(singleLine(words, LongestWords));
    m_whose = whose;
    m_giveUp = giveUp;
    m_cancel->setVisible(giveUp != nullptr);
    if (isHidden() && !m_soon.isActive()) // words that change do not put it off
        m_soon.start();
}

void TaskLine::end()
{
    m_soon.stop();
    m_giveUp = nullptr;
    hide();
}

} // namespace Conclave

#include "ui/replay/replaybar.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/figureslabel.h"
#include "ui/widgets/framepacer.h"
#include "ui/widgets/iconbutton.h"
#include "ui/words/figures.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Steps = 1000; ///< Of the whole replay, on the slider.
constexpr int LargeStep = Steps / 20;
constexpr double Speeds[] = {0.5, 1, 2, 5, 20};
constexpr int RealSpeed = 1; ///< Its place among them.

Microseconds momentAt(int step, Microseconds length)
{
    return length * step / Steps;
}

} // namespace

ReplayBar::ReplayBar(Replay &replay, QWidget *parent)
    : QWidget(parent)
    , m_replay(replay)
    , m_play(new IconButton(u"playReplay"_s, u"pause"_s, tr("Pause"), {}, this))
    , m_position(new QSlider(Qt::Horizontal, this))
    , m_time(new FiguresLabel(this))
{
    setObjectName(u"replayBar"_s);
    auto *title = new QLabel(tr("Replay"), this);
    QFont strong; // only the weight, so that it grows with the text
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    createPosition();
    QComboBox *speeds = createSpeeds();
    m_end = new QPushButton(tr("To the end"), this);
    m_end->setObjectName(u"replayEnd"_s);
    m_end->setToolTip(tr("Show everything at once"));
    m_end->setAutoDefault(false);
    auto *close =
        new IconButton(u"closeReplay"_s, u"close"_s, tr("Close the replay (Esc)"), {}, this);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(Metrics::Small);
    row->addWidget(title);
    row->addWidget(m_play);
    row->addWidget(m_position, 1);
    row->addWidget(m_time);
    row->addWidget(speeds);
    row->addWidget(m_end);
    row->addWidget(close);

    connect(m_play, &IconButton::clicked, this, &ReplayBar::togglePlaying);
    connect(m_end, &QPushButton::clicked, this, [this] { m_replay.skipTo(m_replay.length()); });
    connect(close, &IconButton::clicked, this, &ReplayBar::closeRequested);
    connect(&m_replay, &Replay::stateChanged, this, &ReplayBar::showState);
    connect(&m_replay, &Replay::restarted, this, &ReplayBar::showState);
    showState();
}

void ReplayBar::createPosition()
{
    m_position->setObjectName(u"replayPosition"_s);
    m_position->setAccessibleName(tr("Where the replay is"));
    m_position->setToolTip(tr("Drag to see another moment of the turn"));
    m_position->setRange(0, Steps);
    m_position->setSingleStep(LargeStep / 5);
    m_position->setPageStep(LargeStep);
    m_position->setTracking(false); // showing a moment builds every panel anew
    connect(m_position, &QSlider::valueChanged, this, [this](int step) {
        m_replay.skipTo(momentAt(step, m_replay.length()));
    });
    connect(m_position, &QSlider::sliderMoved, this, [this](int step) {
        showTime(momentAt(step, m_replay.length()));
    });
}

QComboBox *ReplayBar::createSpeeds()
{
    auto *speeds = new QComboBox(this);
    speeds->setObjectName(u"replaySpeed"_s);
    speeds->setAccessibleName(tr("Speed of the replay"));
    speeds->setToolTip(tr("How fast it goes, by the time it took"));
    for (const double speed : Speeds) //: A speed: so many times as fast
        speeds->addItem(tr("%1×").arg(QLocale().toString(speed)));
    speeds->setCurrentIndex(RealSpeed);
    connect(speeds, &QComboBox::currentIndexChanged, this, [this](int place) {
        m_replay.setSpeed(Speeds[place]);
    });
    return speeds;
}

void ReplayBar::togglePlaying()
{
    m_replay.isPlaying() ? m_replay.pause() : m_replay.play();
}

void ReplayBar::focusPlay()
{
    m_play->setFocus(Qt::OtherFocusReason);
}

void ReplayBar::showState()
{
    if (m_replay.isPlaying())
        m_play->setWords(u"pause"_s, tr("Pause"));
    else if (m_replay.hasArrived())
        m_play->setWords(u"play"_s, tr("Play it once more"));
    else
        m_play->setWords(u"play"_s, tr("Play"));
    m_end->setEnabled(!m_replay.hasArrived());
    showPosition();
}

void ReplayBar::showTime(Microseconds moment)
{
    //: Where a replay is, and how long it takes: 3.4 s of 12.8 s
    const QString time = tr("%1 of %2").arg(durationText(moment), durationText(m_replay.length()));
    m_time->setFigures({{time, 16}});
}

void ReplayBar::showPosition()
{
    constexpr auto Pause = 90ms;
    if (!m_position->isSliderDown()) {
        const QSignalBlocker quiet(m_position);
        const Microseconds length = std::max(m_replay.length(), Microseconds(1));
        m_position->setValue(int(Steps * m_replay.elapsed() / length));
        showTime(m_replay.elapsed());
    }
    if (m_replay.isPlaying())
        FramePacer::of(*this).request(
            *this,
            [this] {
                showPosition();
                return 0us;
            },
            Pause);
}

} // namespace Conclave

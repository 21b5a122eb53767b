#include "tests/bench/textdelays.h"

#include "tests/bench/loopgaps.h"
#include "ui/answer/answerpanel.h"
#include "ui/markdown/markdownview.h"

#include <QEvent>

namespace Conclave {

using std::chrono::steady_clock;

TextDelays::TextDelays(LiveSession &session)
{
    connect(&session, &LiveSession::happened, this, [this](TurnId, const Event &event) {
        arrive(event);
    });
}

void TextDelays::watch(const AnswerPanel &panel)
{
    auto *view = panel.findChild<MarkdownView *>();
    m_views.insert(view->viewport(), {panel.member(), view});
    view->viewport()->installEventFilter(this);
}

double TextDelays::percentile(double share) const
{
    return percentileOf(m_delays, share);
}

bool TextDelays::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        const auto [member, view] = m_views.value(watched);
        const qsizetype length = view->shownLength();
        // Afterwards the window has been painted, and flushed.
        QMetaObject::invokeMethod(
            this, [this, member, length] { see(member, length); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void TextDelays::arrive(const Event &event)
{
    const auto *added = std::get_if<TextAdded>(&event.what);
    if (!added || event.stream.isSynthesis())
        return;
    Text &text = m_texts[event.stream.member];
    text.length += added->text.size();
    text.unseen.push_back({text.length, steady_clock::now()});
}

void TextDelays::see(MemberId member, qsizetype length)
{
    ++m_frames;
    Text &text = m_texts[member];
    const auto now = steady_clock::now();
    while (!text.unseen.empty() && text.unseen.front().end <= length) {
        m_delays.append(
            std::chrono::duration<double, std::milli>(now - text.unseen.front().at).count());
        text.unseen.pop_front();
    }
}

} // namespace Conclave

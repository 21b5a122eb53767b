#pragma once

#include "core/run/livesession.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <deque>

namespace Conclave {

class AnswerPanel;
class MarkdownView;

/// How long text takes from its arrival in the session to the frame that shows it.
class TextDelays final : public QObject
{
    Q_OBJECT

public:
    explicit TextDelays(LiveSession &session);

    void watch(const AnswerPanel &panel);
    double percentile(double share) const; ///< In milliseconds, 0 to 100.
    qsizetype frames() const { return m_frames; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Piece
    {
        qsizetype end = 0; ///< The text was so long with it.
        std::chrono::steady_clock::time_point at;
    };
    struct Text
    {
        qsizetype length = 0;
        std::deque<Piece> unseen;
    };

    void arrive(const Event &event);
    void see(MemberId member, qsizetype length);

    QHash<MemberId, Text> m_texts;
    QHash<QObject *, std::pair<MemberId, const MarkdownView *>> m_views; ///< By their viewports.
    QList<double> m_delays;
    qsizetype m_frames = 0;
};

} // namespace Conclave

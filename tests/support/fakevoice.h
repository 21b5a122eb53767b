#pragma once

#include "tests/support/fakeanswer.h"
#include "tests/support/fakeframe.h"
#include "tests/support/scenario.h"

#include <QByteArray>

namespace Conclave {

struct Arrival;

/// How the servers of one protocol say what a model says: its bytes without HTTP, and without what
/// breaks. Pure; one for each request.
///
/// A new protocol is a class here and a row in fakevoices.cpp.
class FakeVoice
{
public:
    FakeVoice(const Scenario &scenario, const Arrival &arrival);
    FakeVoice(const FakeVoice &) = delete;
    FakeVoice &operator=(const FakeVoice &) = delete;
    virtual ~FakeVoice() = default;

    const FakeAnswer &answer() const { return m_answer; }

    /// How frames are written one after the other.
    enum class Framing {
        Events, ///< As server-sent events.
        Lines   ///< A line each.
    };
    virtual Framing framing() const { return Framing::Events; }

    virtual FakeFrames opening() const = 0; ///< Before the first token.
    virtual FakeFrames token(int token) const = 0;
    virtual FakeFrames oddities() const { return {}; } ///< Of EventFaults, before every token.
    /// Why it ended, what it cost, and the end mark, as far as the scenario wants them; the last
    /// frame is the end mark.
    virtual FakeFrames ending() const = 0;
    virtual QByteArray whole() const = 0; ///< The same answer as one document.

    /// A token with this ASCII text, whatever the scenario is.
    virtual FakeFrames saying(const QByteArray &text) const = 0;

    /// A failure that comes when the stream has begun, with all that still follows it.
    virtual FakeFrames failure() const = 0;
    /// The same when there are too many requests for the servers.
    virtual FakeFrames overload() const;

    /// The body with a failing status, as errorBody().
    virtual QByteArray error(int status) const = 0;

protected:
    const Scenario &scenario() const { return m_scenario; }
    const QString &model() const { return m_model; } ///< That replies tell.
    const QString &askedModel() const { return m_askedModel; }
    const QString &key() const { return m_key; } ///< The request's.

    /// `object`, which is JSON, with what is odd about its members.
    QByteArray bent(QByteArray object, int depth = 0) const;
    /// How deep the JSON of a token is nested.
    int depthOf(int token) const { return token == 0 ? m_scenario.events.depth : 0; }
    /// A member of an object whose value is the JSON `text`; the last one if there are two.
    QByteArray textMember(const QByteArray &name, const QByteArray &text) const;

private:
    Scenario m_scenario;
    FakeAnswer m_answer;
    QString m_model;
    QString m_askedModel;
    QString m_key;
};

} // namespace Conclave

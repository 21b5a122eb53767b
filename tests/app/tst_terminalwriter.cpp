#include "app/terminalwriter.h"
#include "core/session/apply.h"
#include "tests/support/testcouncil.h"

#include <QTemporaryFile>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TerminalWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        const QUrl url(u"http://127.0.0.1:4711/v1"_s);
        m_turn = Turn();
        m_turn.council = councilOf(url, {u"one"_s, u"two"_s});
        m_turn.council.chair = seatFor(u"Chair"_s, url, u"c"_s);
        m_output.resize(0);
        QVERIFY(m_output.open());
    }
    void cleanup() { m_output.close(); }

    /// The chair's end is shown only after another author has taken over.
    void aChairThatFailedIsShownBeforeItsSuccessor()
    {
        TerminalWriter writer(m_turn, m_output);
        const StreamId one{m_turn.council.members[0].id, 1};
        const StreamId two{m_turn.council.members[1].id, 1};
        happen(writer, {0s, one, AnswerQueued{}});
        happen(writer, {0s, two, AnswerQueued{}});
        happen(writer, {1s, one, TextAdded{u"First."_s}});
        happen(writer, {2s, two, TextAdded{u"Half"_s}});
        happen(writer, {2s, two, AnswerEnded{.status = AnswerStatus::Partial}});
        const MemberId chair = m_turn.council.chair->id;
        happen(writer,
               {3s,
                StreamId::synthesis(1),
                SynthesisBegan{.chair = chair, .from = {one.member, two.member}}});
        happen(writer,
               {4s,
                StreamId::synthesis(1),
                AnswerEnded{.status = AnswerStatus::Failed,
                            .error = Error{.kind = Error::Kind::Overloaded}}});
        happen(writer,
               {4s,
                StreamId::synthesis(2),
                SynthesisBegan{.by = SynthesisAuthor::Extract, .from = {one.member}}});
        happen(writer, {4s, StreamId::synthesis(2), TextAdded{u"All."_s}});
        happen(writer,
               {5s, StreamId::synthesis(2), AnswerEnded{.status = AnswerStatus::Complete}});
        happen(writer, {9s, one, AnswerEnded{.status = AnswerStatus::Complete}});

        const QString shown = this->shown();
        QVERIFY2(shown.contains(u"complete, late · 9.0 s"_s), qPrintable(shown));
        const qsizetype chairAt = shown.indexOf(u"── Synthesis by the chair · from 2 of 2"_s);
        QVERIFY2(chairAt > 0, qPrintable(shown));
        QVERIFY(shown.indexOf(u"is overloaded."_s) > chairAt);
        QVERIFY(shown.indexOf(u"── Extract made on this machine"_s) >
                shown.indexOf(u"is overloaded."_s));
        QCOMPARE(shown.count(u"All."_s), 1);
        QCOMPARE(shown.count(u", late"_s), 1); // no synthesis is
    }

private:
    void happen(TerminalWriter &writer, const Event &event)
    {
        apply(m_turn, event);
        writer.show(event);
    }
    QString shown()
    {
        m_output.flush();
        QFile file(m_output.fileName());
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    Turn m_turn;
    QTemporaryFile m_output;
};

QTEST_GUILESS_MAIN(TerminalWriterTest)
#include "tst_terminalwriter.moc"

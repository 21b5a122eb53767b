#include "core/base/unknowntime.h"
#include "tests/support/samplesession.h"
#include "ui/print/sessiondocument.h"
#include "ui/print/sessionpdf.h"

#include <QGuiApplication>
#include <QPalette>
#include <QRegularExpression>
#include <QtConcurrent>
#include <QTest>
#include <QTextDocument>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class SessionPdfTest : public QObject
{
    Q_OBJECT

private slots:
    void hasEverythingThatHappened()
    {
        const QString text = written(sampleSession(), {});

        for (const QString &part : {u"Which \"database\" fits?"_s,
                                    u"We have 3 writers."_s,
                                    u"Strategist · llama_3.1:8b"_s,
                                    u"PRAGMA journal_mode=WAL;"_s,
                                    u"rate_limited, HTTP 429: slow down, # please | <b>"_s,
                                    u"attempt 2"_s,
                                    u"cancelled"_s,
                                    u"Degraded"_s,
                                    u"Made from: Tester · Strategist"_s,
                                    u"no bytes for 1.00 s"_s,
                                    u"wall"_s})
            QVERIFY2(text.contains(part), qPrintable(part));
    }

    void tellsWhoWasAskedAndWhatTheUserThought()
    {
        Session session = sampleSession();
        Turn &turn = session.turns[0];
        turn.council.members[1].endpoint.name = u"Cellar"_s;
        QVERIFY(!written(session, {}).contains(u"Verdict"_s));
        turn.verdict = Verdict{.winner = turn.council.members[1].id,
                               .ratings = {{turn.council.members[2].id, 4}},
                               .blind = true};
        const QString text = written(session, {});

        for (const QString &part :
             {u"Verdict: best: Critic; Tester 4 of 5; judged blind"_s,
              u"Council: Six [Seats] · synthesis"_s,
              u"Strategist · llama_3.1:8b · LM Studio\nYou plan.\nBe brief."_s,
              u"Critic · llama_3.1:8b · Cellar"_s,
              u"Guest · llama_3.1:8b · LM Studio · not asked"_s,
              u"Chair: Chair · llama_3.1:8b · LM Studio"_s,
              u"Second chair: Deputy · llama_3.1:8b · LM Studio"_s})
            QVERIFY2(text.contains(part), qPrintable(part));
    }

    void claimsNoCouncilForWhatWasImported()
    {
        Session session = sampleSession();
        session.importedFrom = u"ChatGPT"_s;
        Turn &turn = session.turns[0];
        turn.council.name = u"ChatGPT"_s;
        for (Answer &answer : turn.answers)
            answer.times = {};
        session.turns = {turn};
        const QString text = written(session, {});
        QVERIFY(text.contains(u"Imported from ChatGPT"));
        QVERIFY(!text.contains(u"Council: "));
    }

    void claimsNoDateThatNobodyKnows()
    {
        Session session = sampleSession();
        session.created = session.turns[0].asked = unknownTime();
        const QString text = written(session, {});
        QVERIFY(text.contains(u"Without a date · exported from Conclave"));
        QVERIFY(text.contains(u"Asked without a date"));
        QVERIFY(!text.contains(u"1970"));
    }

    void hasReasoningOnlyWhenItIsWanted()
    {
        QVERIFY(!written(sampleSession(), {}).contains(u"Three writers are few"));
        QVERIFY(written(sampleSession(), {.reasoning = true}).contains(u"Three writers are few"));
    }

    void isAPdfOfAsManyPagesAsItTakes()
    {
        Session session = sampleSession();
        const int few = pages(sessionPdf(session));
        session.turns[0].answers[0].text = u"A line of text.\n\n"_s.repeated(500);
        const int many = pages(sessionPdf(session));

        QVERIFY2(few >= 1 && few <= 3, qPrintable(QString::number(few)));
        QVERIFY2(many > 5, qPrintable(QString::number(many)));
    }

    void isWholeWhenItsTurnsFillManyDocuments()
    {
        Session session = sampleSession();
        const Turn turn = session.turns.constFirst();
        const int one = pages(sessionPdf(session));
        for (int i = 0; i < 9; ++i) {
            session.turns.append(turn);
            session.turns.last().answers[0].text = u"A line of text.\n\n"_s.repeated(2000);
        }

        QVERIFY(pages(sessionPdf(session)) > 9 * 20 + one);
    }

    void mayBeMadeInAnotherThread()
    {
        const Session session = sampleSession();

        QFuture<QByteArray> pdf = QtConcurrent::run([session] { return sessionPdf(session); });

        QVERIFY(pages(pdf.result()) >= 1);
    }

private:
    static QString written(const Session &session, const ExportOptions &options)
    {
        const MarkdownStyle style =
            MarkdownStyle::fromPalette(QGuiApplication::palette(), QGuiApplication::font());
        QTextDocument document;
        SessionDocument written(document, style, options);
        written.writeTitle(session);
        for (const Turn &turn : session.turns)
            written.writeTurn(session, turn);
        return document.toPlainText();
    }

    static int pages(const QByteArray &pdf)
    {
        if (!pdf.startsWith("%PDF-"))
            return 0;
        static const QRegularExpression page(u"/Type /Page\\b"_s);
        return int(QString::fromLatin1(pdf).count(page));
    }
};

QTEST_MAIN(SessionPdfTest)
#include "tst_sessionpdf.moc"

#include "core/session/session.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class SessionTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void makesATitleOfTheQuestion_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("title");
        QTest::newRow("short") << u"2 + 2?"_s << u"2 + 2?"_s;
        QTest::newRow("first line") << u"\n\n  Which\tone? \nBecause …"_s << u"Which one?"_s;
        QTest::newRow("long") << QString(500, u'x') << QString(79, u'x') + u'…';
        QTest::newRow("hostile") << u"a\u202E\x1b[2Jb"_s << u"a�␛[2Jb"_s;
        QTest::newRow("blank") << u" \n "_s << QString();
    }
    void makesATitleOfTheQuestion()
    {
        QFETCH(QString, question);
        QTEST(titleFor(question), "title");
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"

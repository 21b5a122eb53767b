#include "app/exportchoice.h"

#include <QSet>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ExportChoiceTest : public QObject
{
    Q_OBJECT

private slots:
    void offersEveryFormat()
    {
        QSet<QString> offered;
        QSet<QString> filters;
        for (const ExportChoice &choice : exportChoices()) {
            offered.insert(choice.ending);
            filters.insert(choice.filter());
            QVERIFY(exportFormatFor(u"a"_s + choice.ending, allExportFormats()));
        }
        QCOMPARE(offered.size(), allExportFormats().size());
        QCOMPARE(filters.size(), exportChoices().size()); // the dialog tells them apart by this
    }

    void completesTheName_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QString>("path");

        QTest::newRow("no ending") << u"/a/b"_s << u".md"_s << u"/a/b.md"_s;
        QTest::newRow("its own") << u"/a/b.PDF"_s << u".pdf"_s << u"/a/b.PDF"_s;
        QTest::newRow("another one") << u"/a/b.html"_s << u".md"_s << u"/a/b.html"_s;
        QTest::newRow("a dot in the name") << u"/a/v1.2"_s << u".csv"_s << u"/a/v1.2.csv"_s;
        QTest::newRow("half of it")
            << u"/a/b.json"_s << u".openwebui.json"_s << u"/a/b.openwebui.json"_s;
        QTest::newRow("the longer one")
            << u"/a/b.openwebui.json"_s << u".json"_s << u"/a/b.openwebui.json"_s;
    }

    void completesTheName()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, ending);

        QTEST(chosenExportPath(typed, {.ending = ending}), "path");
    }
};

QTEST_GUILESS_MAIN(ExportChoiceTest)
#include "tst_exportchoice.moc"

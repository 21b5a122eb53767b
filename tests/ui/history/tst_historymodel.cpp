#include "core/base/unknowntime.h"
#include "tests/support/samplehistory.h"
#include "ui/history/historymodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class HistoryModelTest : public QObject
{
    Q_OBJECT

private slots:
    void groupsSessionsByDate()
    {
        HistoryModel model;
        const QAbstractItemModelTester tester(&model);
        SessionListing pinned = listed(u"old"_s, m_today.addDays(-100));
        pinned.isPinned = true;

        model.setSessions({pinned,
                           listed(u"a"_s, m_today),
                           listed(u"b"_s, m_today),
                           listed(u"c"_s, m_today.addDays(-1))},
                          false,
                          m_today);

        QCOMPARE(
            texts(model),
            (QStringList{
                u"[Pinned]"_s, u"old"_s, u"[Today]"_s, u"a"_s, u"b"_s, u"[Yesterday]"_s, u"c"_s}));
        QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsEnabled));
        QVERIFY(!model.session(model.index(0)));
        QCOMPARE(model.session(model.index(1))->id, pinned.id);
        QCOMPARE(model.indexOf(pinned.id), model.index(1));
        QVERIFY(!model.indexOf(SessionId::create()).isValid());
    }

    void goesOnWithTheNextPage()
    {
        HistoryModel model; // without Qt's tester, which fetches more by itself
        QSignalSpy wanted(&model, &HistoryModel::moreWanted);
        model.setSessions({listed(u"a"_s, m_today)}, true, m_today);

        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QVERIFY(!model.canFetchMore({})); // it is on its way
        QCOMPARE(wanted.count(), 1);
        model.appendSessions({listed(u"b"_s, m_today), listed(u"c"_s, m_today.addDays(-1))}, false);

        QCOMPARE(texts(model),
                 (QStringList{u"[Today]"_s, u"a"_s, u"b"_s, u"[Yesterday]"_s, u"c"_s}));
        QVERIFY(!model.canFetchMore({}));
    }

    void dropsAPageThatComesWhileSearching()
    {
        HistoryModel model;
        model.setSessions({listed(u"a"_s, m_today)}, true, m_today);
        model.fetchMore({});
        model.setHits(foundOne(u"backup"_s, {0, 6}));

        model.appendSessions({listed(u"b"_s, m_today)}, false);

        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.hit(model.index(1)));
        QVERIFY(!model.session(model.index(1)));
    }

    void whatHasNoDateGetsNone()
    {
        HistoryModel model;
        SessionListing listing = listed(u"a"_s, m_today);
        listing.changed = unknownTime();
        model.setSessions({listing}, false, m_today);
        QCOMPARE(model.index(0).data().toString(), u"Without a date"_s);
        const QString caption = model.index(1).data(HistoryModel::CaptionRole).toString();
        QVERIFY2(caption.startsWith(u"without a date · "), qPrintable(caption));

        SearchHits hits = foundOne(u"backup"_s, {0, 6});
        hits.hits.first().asked = unknownTime();
        model.setHits(hits);
        const QString heading = model.index(0).data().toString();
        QVERIFY2(heading.startsWith(u"without a date · "), qPrintable(heading));
    }

    void bringsWhatWasFoundIntoTheNarrowLine()
    {
        HistoryModel model;
        const QString text = u"A long way round before anything is said about a backup at all"_s;
        model.setHits(foundOne(text, {text.indexOf(u"backup"), 6}));

        const QModelIndex hit = model.index(1);
        const QString caption = hit.data(HistoryModel::CaptionRole).toString();
        const auto marks = hit.data(HistoryModel::MarksRole).value<QList<TextRange>>();

        QVERIFY2(caption.startsWith(u"…"), qPrintable(caption));
        QCOMPARE(marks.size(), 1);
        QVERIFY(marks.at(0).from < 30);
        QCOMPARE(caption.mid(marks.at(0).from, marks.at(0).length), u"backup"_s);
        QCOMPARE(hit.data().toString(), u"Critic"_s);
    }

    void showsWordsWithoutMarkdown()
    {
        HistoryModel model;
        const QString text = u"**So** | `take` |  a backup**"_s;
        model.setHits(foundOne(text, {text.indexOf(u"backup"), 6}));

        const QModelIndex hit = model.index(1);
        const QString caption = hit.data(HistoryModel::CaptionRole).toString();
        const auto marks = hit.data(HistoryModel::MarksRole).value<QList<TextRange>>();
        QCOMPARE(caption, u"So take a backup"_s);
        QCOMPARE(caption.mid(marks.at(0).from, marks.at(0).length), u"backup"_s);
    }

    void namesNobodyToABlindJudge()
    {
        HistoryModel model;
        SearchHits hits = foundOne(u"backup"_s, {0, 6});
        hits.hits.first().model = u"heron-32b"_s;
        hits.hits += foundOne(u"The Critic wants a backup"_s, {0, 3}).hits;
        hits.hits.last().kind = SearchHit::Kind::Synthesis;
        model.setHits(hits);
        const auto told = [&model] {
            QString all;
            for (int row = 0; row < model.rowCount(); ++row) {
                for (const int role : {int(Qt::DisplayRole),
                                       int(HistoryModel::CaptionRole),
                                       int(HistoryModel::ModelRole),
                                       int(Qt::ToolTipRole),
                                       int(Qt::AccessibleTextRole)})
                    all += model.index(row).data(role).toString() + u'\n';
            }
            return all;
        };
        QVERIFY(told().contains(u"Critic"));
        QVERIFY(told().contains(u"heron-32b"));
        QSignalSpy changed(&model, &HistoryModel::dataChanged);
        model.setBlind(true);
        QCOMPARE(changed.count(), 1);
        QVERIFY2(!told().contains(u"Critic"), qPrintable(told()));
        QVERIFY(!told().contains(u"heron-32b"));
        QVERIFY(told().contains(u"backup"));
        model.setBlind(false);
        QVERIFY(told().contains(u"Critic"));
    }

    void hitsOfOneTurnHaveOneHeading()
    {
        HistoryModel model;
        SearchHits hits = foundOne(u"backup"_s, {0, 6});
        hits.hits += hits.hits.constFirst();
        hits.hits += foundOne(u"backup"_s, {0, 6}).hits;
        model.setHits(hits);

        QCOMPARE(model.rowCount(), 5);
        QVERIFY(model.index(0).data().toString().endsWith(u"Which database"));
        QVERIFY(model.index(0).data(HistoryModel::HeadingRole).toBool());
        QVERIFY(model.index(3).data(HistoryModel::HeadingRole).toBool());
    }

    void saysThatThereIsMore()
    {
        HistoryModel model;
        SearchHits hits = foundOne(u"backup"_s, {0, 6});
        hits.isCut = true;
        model.setHits(hits);

        QCOMPARE(model.rowCount(), 3);
        QVERIFY(model.index(2).data(HistoryModel::HeadingRole).toBool());
    }

    void tellsWhichSessionIsOpen()
    {
        HistoryModel model;
        const QList<SessionListing> sessions{listed(u"a"_s, m_today), listed(u"b"_s, m_today)};
        model.setSessions(sessions, false, m_today);
        QSignalSpy changed(&model, &HistoryModel::dataChanged);
        model.setOpen(sessions.at(1).id);

        QCOMPARE(changed.count(), 1);
        QVERIFY(!model.index(1).data(HistoryModel::OpenRole).toBool());
        QVERIFY(model.index(2).data(HistoryModel::OpenRole).toBool());
        QVERIFY(model.index(2).data(Qt::AccessibleTextRole).toString().startsWith(u"b, open, "));
    }

    void whatDidNotChangeIsNotBuiltAnew()
    {
        HistoryModel model;
        const QList<SessionListing> sessions{listed(u"a"_s, m_today)};
        model.setSessions(sessions, false, m_today);
        QSignalSpy reset(&model, &HistoryModel::modelReset);
        model.setSessions(sessions, false, m_today);
        QCOMPARE(reset.count(), 0);
        model.setSessions(sessions, false, m_today.addDays(1)); // another day: other headings
        QCOMPARE(reset.count(), 1);
    }

    void showsHostileTitlesOnOneLine()
    {
        HistoryModel model;
        model.setSessions({listed(u"a\n\u202Eb"_s, m_today), listed({}, m_today)}, false, m_today);

        QVERIFY(!model.index(1).data().toString().contains(u'\n'));
        QVERIFY(!model.index(1).data().toString().contains(QChar(0x202E)));
        QCOMPARE(model.index(2).data().toString(), u"Untitled"_s);
    }

private:
    static QStringList texts(const HistoryModel &model)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString text = model.index(row).data().toString();
            const bool isHeading = model.index(row).data(HistoryModel::HeadingRole).toBool();
            texts.append(isHeading ? QString(u'[' % text % u']') : text);
        }
        return texts;
    }

    const QDate m_today{2026, 11, 27};
};

QTEST_GUILESS_MAIN(HistoryModelTest)
#include "tst_historymodel.moc"

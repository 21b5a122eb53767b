#include "tests/support/testcouncil.h"
#include "ui/settings/councilsarranger.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class CouncilsArrangerTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_councils.clear();
        for (const QString &name : {u"One"_s, u"Two"_s, u"Three"_s}) {
            m_councils += councilOf(QUrl(u"http://127.0.0.1:1"_s), {u"m"_s});
            m_councils.last().name = name;
        }
        m_arranger = std::make_unique<CouncilsArranger>(m_councils, m_councils[1].id);
        m_arranger->show();
        m_arranger->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_arranger.get()));
    }

    void beginsWithWhatItWasGiven()
    {
        QCOMPARE(m_arranger->councils(), m_councils);
        QCOMPARE(list()->currentRow(), 1);
    }

    void altAndArrowsMove()
    {
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(names(), (QStringList{u"Two"_s, u"One"_s, u"Three"_s}));
        QVERIFY(!button(u"councilUp"_s)->isEnabled());
        QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier); // no further
        QTest::keyClick(list(), Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(list(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(names(), (QStringList{u"One"_s, u"Three"_s, u"Two"_s}));
        QVERIFY(!button(u"councilDown"_s)->isEnabled());
        QCOMPARE(m_arranger->councils()[2], m_councils[1]); // with all that it is
    }

    void draggingMoves()
    {
        QCOMPARE(list()->dragDropMode(), QAbstractItemView::InternalMove);
        QVERIFY(list()->model()->moveRow({}, 2, {}, 0)); // what a drag does
        QCOMPARE(names(), (QStringList{u"Three"_s, u"One"_s, u"Two"_s}));
        QVERIFY(button(u"councilUp"_s)->isEnabled()); // the selected one is the last now
    }

    void aNameIsEditedInPlace()
    {
        rename(u" Second "_s);
        QCOMPARE(names()[1], u"Second"_s);
        rename(u"  "_s); // one without a name could not be chosen
        QCOMPARE(names()[1], u"Second"_s);
        QCOMPARE(list()->item(1)->text(), u"Second"_s);
    }

    void aCopyIsAnotherCouncil()
    {
        button(u"duplicateListed"_s)->click();
        QCOMPARE(names(), (QStringList{u"One"_s, u"Two"_s, u"Two (copy)"_s, u"Three"_s}));
        const Council copy = m_arranger->councils()[2];
        QVERIFY(copy.id != m_councils[1].id);
        QVERIFY(copy.members[0].id != m_councils[1].members[0].id);
        QCOMPARE(list()->currentRow(), 2);
    }

    void whatIsRemovedCanComeBack()
    {
        QVERIFY(!button(u"undoRemoval"_s)->isEnabled());
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Delete);
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(names(), QStringList{u"One"_s});
        button(u"undoRemoval"_s)->click();
        button(u"undoRemoval"_s)->click();
        QCOMPARE(m_arranger->councils(), m_councils);
        QVERIFY(!button(u"undoRemoval"_s)->isEnabled());
    }

    void withoutACouncilNothingCanBeDone()
    {
        for (int left = 0; left < 3; ++left) {
            list()->setCurrentRow(0);
            button(u"removeCouncil"_s)->click();
        }
        QVERIFY(m_arranger->councils().isEmpty());
        for (const QString &name : {u"councilUp"_s,
                                    u"councilDown"_s,
                                    u"renameCouncil"_s,
                                    u"duplicateListed"_s,
                                    u"removeCouncil"_s})
            QVERIFY(!button(name)->isEnabled());
        QVERIFY(button(u"undoRemoval"_s)->isEnabled());
    }

private:
    QListWidget *list() const { return m_arranger->findChild<QListWidget *>(u"councils"_s); }
    QPushButton *button(const QString &name) const
    {
        return m_arranger->findChild<QPushButton *>(name);
    }
    QStringList names() const
    {
        QStringList names;
        for (const Council &council : m_arranger->councils())
            names += council.name;
        return names;
    }
    void rename(const QString &name)
    {
        button(u"renameCouncil"_s)->click();
        auto *line = list()->viewport()->findChild<QLineEdit *>();
        QVERIFY(line);
        line->setText(name);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(!list()->viewport()->findChild<QLineEdit *>());
    }

    QList<Council> m_councils;
    std::unique_ptr<CouncilsArranger> m_arranger;
};

QTEST_MAIN(CouncilsArrangerTest)
#include "tst_councilsarranger.moc"

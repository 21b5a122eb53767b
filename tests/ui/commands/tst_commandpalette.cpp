#include "core/council/presets.h"
#include "tests/support/accessibility.h"
#include "tests/support/playedwindow.h"
#include "ui/answer/answerpanel.h"
#include "ui/commands/commandmodel.h"
#include "ui/commands/commandpalette.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/turnlist.h"
#include "ui/markdown/markdownview.h"
#include "ui/theme/themecontrol.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class CommandPaletteTest
    : public QObject
    , private PlayedWindow
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QVERIFY(openWindow({PlayedSession::council(2)}));
    }
    void cleanup() { closeWindow(); }

    void listsEveryActionOfTheMenus()
    {
        open();
        const QStringList texts = rows();
        for (const QMenu *menu : m_window->menuBar()->findChildren<QMenu *>()) {
            for (const QAction *action : menu->actions()) {
                QString text = action->text();
                text.remove(u'&');
                if (!action->isSeparator() && !action->menu())
                    QVERIFY2(texts.contains(text), qPrintable(text));
            }
        }
        QVERIFY(texts.contains(u"Night Shift"_s)); // a council to choose
        QCOMPARE(value(u"Larger text"_s, CommandModel::ShortcutRole).toString(), u"Ctrl++"_s);
        QCOMPARE(value(u"Larger text"_s, CommandModel::CategoryRole).toString(), u"View"_s);
        QCOMPARE(value(u"Follow the desktop"_s, CommandModel::NoteRole).toString(), u"chosen"_s);
    }

    void opensFromWhereverTheFocusIs()
    {
        m_played->ask(PlayedSession::council(1));
        m_played->begin(0, u"text"_s);
        m_window->findChild<MarkdownView *>()->setFocus();
        open();
        press(Qt::Key_Escape);
        press(Qt::Key_F, Qt::ControlModifier);
        open(); // from a field, which could take Ctrl+K for itself
        press(Qt::Key_Escape);
        question()->setFocus();
        open();
        open(); // once more begins anew
        QVERIFY(field()->text().isEmpty());
    }

    void someLettersAndEnterDoIt()
    {
        const QSignalSpy created(m_window->actions().newCouncil, &QAction::triggered);
        open();
        QTest::keyClicks(field(), u"newcou"_s);
        QCOMPARE(list()->currentIndex().data().toString(), u"New council of six seats…"_s);
        press(Qt::Key_Return);
        QCOMPARE(created.size(), 1);
        QVERIFY(!palette()->isVisible());
        QVERIFY(question()->hasFocus()); // where it was before
    }

    void theKeysMoveThroughTheListAndRound()
    {
        open();
        QCOMPARE(list()->currentIndex().row(), 0);
        press(Qt::Key_Down);
        press(Qt::Key_Tab);
        QCOMPARE(list()->currentIndex().row(), 2);
        press(Qt::Key_Up);
        press(Qt::Key_Backtab);
        press(Qt::Key_Up);
        QCOMPARE(list()->currentIndex().row(), int(rows().size()) - 1);
        press(Qt::Key_Down);
        QCOMPARE(list()->currentIndex().row(), 0);
        press(Qt::Key_PageDown);
        const int page = list()->currentIndex().row();
        QVERIFY(page > 5);
        press(Qt::Key_PageUp);
        QCOMPARE(list()->currentIndex().row(), 0);
        for (int turn = 0; turn < 20; ++turn)
            press(Qt::Key_PageDown);
        QCOMPARE(list()->currentIndex().row(), int(rows().size()) - 1);
        QVERIFY(list()->viewport()->rect().contains(
            list()->visualRect(list()->currentIndex()).center()));
    }

    void aClickDoesIt()
    {
        open();
        QTest::keyClicks(field(), u"quest this sess"_s);
        const QModelIndex first = list()->model()->index(0, 0);
        QCOMPARE(first.data().toString(), u"Questions of this session"_s);
        QTest::mouseClick(
            list()->viewport(), Qt::LeftButton, {}, list()->visualRect(first).center());
        QVERIFY(!m_window->actions().showTurnList->isChecked());
        QVERIFY(!palette()->isVisible());
    }

    void escClosesAndStopsNothing()
    {
        m_played->ask(PlayedSession::council(1));
        open();
        press(Qt::Key_Escape);
        QVERIFY(!palette()->isVisible());
        QVERIFY(m_played->run().isRunning());
        QVERIFY(question()->hasFocus());
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_played->run().isRunning());
    }

    void closesWhenTheFocusGoesElsewhere()
    {
        open();
        question()->setFocus();
        QVERIFY(!palette()->isVisible());
        QVERIFY(question()->hasFocus());
    }

    void whatCannotBeDoneSaysWhy()
    {
        open();
        QTest::keyClicks(field(), u"stop"_s);
        const QModelIndex stop = list()->model()->index(0, 0);
        QCOMPARE(stop.data().toString(), u"Stop this turn"_s);
        QCOMPARE(stop.data(CommandModel::NoteRole).toString(),
                 u"nothing is running in this turn"_s);
        press(Qt::Key_Return);
        QVERIFY(palette()->isVisible()); // it was not done
        press(Qt::Key_Escape);

        m_played->ask(PlayedSession::council(1));
        open();
        QTest::keyClicks(field(), u"stop"_s);
        QCOMPARE(list()->currentIndex().data(CommandModel::NoteRole).toString(), QString());
        press(Qt::Key_Return);
        QTRY_VERIFY(!m_played->run().isRunning());
        open();
        for (int row = 1; row < list()->model()->rowCount(); ++row) {
            const auto isEnabled = [this](int place) {
                return list()->model()->index(place, 0).data(CommandModel::EnabledRole).toBool();
            };
            QVERIFY(isEnabled(row - 1) || !isEnabled(row));
        }
    }

    void whatWasUsedLatelyComesFirst()
    {
        for (const QString &letters : {u"larger text"_s, u"quest this sess"_s}) {
            open();
            QTest::keyClicks(field(), letters);
            press(Qt::Key_Return);
        }
        open();
        QCOMPARE(rows().mid(0, 2), QStringList({u"Questions of this session"_s, u"Larger text"_s}));
        QCOMPARE(value(u"Larger text"_s, CommandModel::NoteRole).toString(), u"used lately"_s);
    }

    void questionsAndAnswersCanBeGoneTo()
    {
        m_played->ask(PlayedSession::council(2), u"First <b>one</b>?"_s);
        m_played->ask(PlayedSession::council(2), u"Second?"_s);
        open();
        QTest::keyClicks(field(), u"first one"_s);
        QCOMPARE(list()->currentIndex().data().toString(), u"Go to question: First <b>one</b>?"_s);
        press(Qt::Key_Return);
        QCOMPARE(m_window->findChild<TurnList *>()->currentRow(), 0);

        open();
        QTest::keyClicks(field(), u"show model-2"_s);
        QCOMPARE(list()->currentIndex().data().toString(), u"Show Member model-2's answer"_s);
        press(Qt::Key_Return);
        const auto *panel = qobject_cast<AnswerPanel *>(QApplication::focusWidget());
        QVERIFY(panel && panel->accessibleName().contains(u"model-2"_s));
    }

    void choosingACouncilMayRebuildTheMenuAtOnce()
    {
        const Council night = PlayedSession::council(2);
        m_window->showCouncils({night}, guideCouncil());
        connect(m_window.get(), &MainWindow::councilChosen, this, [&] {
            m_window->showCouncils({night}, night);
        });
        open();
        QTest::keyClicks(field(), u"night sh"_s);
        press(Qt::Key_Return);
        QVERIFY(m_window->actions().councils->actions().at(1)->isChecked());
    }

    void saysWhenNothingHasTheLetters()
    {
        open();
        QTest::keyClicks(field(), u"qqqq"_s);
        QVERIFY(!list()->isVisible());
        QCOMPARE(field()->accessibleDescription(), u"No command has these letters"_s);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QVERIFY(palette()->isVisible());
    }

    void fitsIntoTheWindowWhateverItsSize()
    {
        m_played->ask(PlayedSession::council(24));
        for (const int step : {0, ThemeControl::LargestText}) {
            m_theme->setTextStep(step);
            for (const QSize size : {QSize(480, 480), QSize(1400, 900)}) {
                open();
                m_window->resize(size);
                QTRY_VERIFY(m_window->rect().contains(palette()->geometry()));
                QVERIFY(list()->height() > 2 * list()->sizeHintForRow(0));
                QCOMPARE(list()->horizontalScrollBarPolicy(), Qt::ScrollBarAlwaysOff);
            }
        }
    }

    void assistiveTechnologyHearsOfIt()
    {
        open();
        QCOMPARE(namelessWidgets(*palette()).join(u' '), QString());
        press(Qt::Key_Down);
        const QString told = field()->accessibleDescription();
        QVERIFY2(told.contains(rows().at(1)), qPrintable(told));
        QVERIFY2(told.contains(u"2 of"_s), qPrintable(told));
        QCOMPARE(QAccessible::queryAccessibleInterface(list())->role(), QAccessible::List);
    }

private:
    CommandPalette *palette() const { return m_window->findChild<CommandPalette *>(); }
    QLineEdit *field() const { return palette()->findChild<QLineEdit *>(); }
    QListView *list() const { return palette()->findChild<QListView *>(); }
    QPlainTextEdit *question() const
    {
        return m_window->findChild<QPlainTextEdit *>(u"question"_s);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void open()
    {
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette() && palette()->isVisible());
        QVERIFY(field()->hasFocus());
    }
    QStringList rows() const
    {
        QStringList texts;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            texts += list()->model()->index(row, 0).data().toString();
        return texts;
    }
    QVariant value(const QString &text, int role) const
    {
        return list()->model()->index(int(rows().indexOf(text)), 0).data(role);
    }
};

QTEST_MAIN(CommandPaletteTest)
#include "tst_commandpalette.moc"

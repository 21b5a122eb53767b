#include "tests/support/accessibility.h"
#include "tests/support/playedwindow.h"
#include "ui/commands/shortcutlist.h"
#include "ui/commands/shortcutsdialog.h"
#include "ui/mainwindow/mainactions.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTextEdit>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ShortcutsTest
    : public QObject
    , private PlayedWindow
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QVERIFY(openWindow());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Question, Qt::ControlModifier);
        QVERIFY(dialog() && dialog()->isVisible());
    }
    void cleanup() { closeWindow(); }

    void thePageHasEveryShortcutOfTheMenus()
    {
        const QString text = page()->toPlainText();
        for (const QAction *menu : m_window->menuBar()->actions()) {
            for (const QAction *action : menu->menu()->actions()) {
                for (const QKeySequence &keys : action->shortcuts()) {
                    const QString written = keys.toString(QKeySequence::NativeText);
                    QVERIFY2(text.contains(written), qPrintable(written));
                }
            }
        }
        QVERIFY(text.contains(u"F3 or Ctrl+G"_s));
        QVERIFY(text.contains(u"Ctrl+1 … Ctrl+9"_s));
        QVERIFY(text.contains(u"Shift+Enter"_s));
    }

    void theFilterKeepsWhatHasAllWords()
    {
        filter()->setFocus();
        QTest::keyClicks(filter(), u"text ctrl+"_s);
        const QString text = page()->toPlainText();
        QVERIFY(text.contains(u"Larger text"_s));
        QVERIFY(!text.contains(u"New session"_s));
        filter()->setText(u"nothing like it"_s);
        QCOMPARE(page()->toPlainText(), u"No keys have these words."_s);
        filter()->clear();
        QVERIFY(page()->toPlainText().contains(u"New session"_s));
    }

    void itIsTextToSelectAndNothingElse()
    {
        QVERIFY(page()->isReadOnly());
        page()->selectAll();
        QVERIFY(page()->textCursor().selectedText().size() > 500);
        QCOMPARE(namelessWidgets(*dialog()).join(u' '), QString());
    }

    void askingTwiceShowsTheSamePage()
    {
        m_window->actions().showShortcuts->trigger();
        QCOMPARE(m_window->findChildren<ShortcutsDialog *>().size(), 1);
        QTest::keyClick(filter(), Qt::Key_Escape);
        QVERIFY(!dialog() || !dialog()->isVisible());
    }

    void groupsWithNothingLeftGo()
    {
        const QList<ShortcutGroup> groups{{u"One"_s, {{u"F1"_s, u"help"_s}}},
                                          {u"Two"_s, {{u"F2"_s, u"name"_s}, {u"F3"_s, u"go"_s}}}};
        QCOMPARE(filtered(groups, u"F3"_s),
                 (QList<ShortcutGroup>{{u"Two"_s, {{u"F3"_s, u"go"_s}}}}));
        QCOMPARE(filtered(groups, u"one HELP"_s), groups.first(1));
        QCOMPARE(filtered(groups, u" "_s), groups);
    }

private:
    ShortcutsDialog *dialog() const { return m_window->findChild<ShortcutsDialog *>(); }
    QTextEdit *page() const { return dialog()->findChild<QTextEdit *>(); }
    QLineEdit *filter() const { return dialog()->findChild<QLineEdit *>(); }
};

QTEST_MAIN(ShortcutsTest)
#include "tst_shortcuts.moc"

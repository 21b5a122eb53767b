#pragma once

#include "app/windowcommand.h"
#include "core/store/settingsfile.h"
#include "tests/support/fakeserver.h"
#include "tests/support/testcouncil.h"
#include "ui/answer/answerpanel.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/markdown/markdownview.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/theme/themecontrol.h"
#include "ui/turn/turnview.h"
#include "ui/widgets/statusbadge.h"

#include <QApplication>
#include <QDBusConnection>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <functional>
#include <memory>

namespace Conclave {

/// What a person has and does in a story: the whole program in one process, offscreen, a profile of
/// its own, and a server on this machine whose models behave as their names say.
class StoryContext final
{
public:
    FakeServer server;
    QTemporaryDir profile;

    // Given

    /// The council "Mine" of these models, with a chair, as the one that is asked.
    Council haveCouncil(const QStringList &models)
    {
        Council council = councilOf(server.url(), models);
        council.name = QStringLiteral("Mine");
        for (Member &member : council.members)
            member.name = member.model.section(u'-', 0, 0);
        council.chair =
            seatFor(QStringLiteral("Chair"), server.url(), QStringLiteral("chair-tagtogether"));
        Settings settings;
        settings.councils = {council};
        settings.council = council.id;
        saveSettings(settings, profile.path()).value();
        return council;
    }

    void openProgram(const QString &file = {})
    {
        m_services = std::make_unique<Services>(profile.path());
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_command =
            std::make_unique<WindowCommand>(*m_services, *m_theme, QDBusConnection(QString()));
        m_command->start(file);
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }

    // When

    void ask(const QString &question)
    {
        auto *field = window().findChild<QPlainTextEdit *>(QStringLiteral("question"));
        field->setFocus();
        QTest::keyClicks(field, question);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void click(const QString &panel, const QString &button)
    {
        panelOf(panel)->findChild<QToolButton *>(button)->click();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    /// Does `act` once a dialog of this kind has opened; it opens in an event loop of its own.
    template<typename Dialog>
    void inDialog(std::function<void(Dialog &)> act)
    {
        auto *watch = new QTimer(&window());
        QObject::connect(watch, &QTimer::timeout, &window(), [watch, act] {
            auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            watch->deleteLater();
            watch->stop();
            act(*dialog);
        });
        watch->start(5);
    }
    void chooseFile(const QString &path)
    {
        inDialog<QFileDialog>([path](QFileDialog &dialog) {
            dialog.findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
            static_cast<QDialog &>(dialog).accept();
        });
    }
    /// Starts the program once more, for this file.
    void startAgain(const QString &file) { m_command->answerCall({.file = file}); }
    void closeProgram()
    {
        if (session().isRunning()) // then it asks
            inDialog<QMessageBox>([](QMessageBox &box) { box.buttons().constFirst()->click(); });
        window().close();
        m_command.reset();
        m_theme.reset();
        m_services.reset();
    }

    // Then

    MainWindow &window() const { return m_command->window(); }
    LiveSession &session() const { return m_command->session(); }
    const MainActions &actions() const { return window().actions(); }
    bool isOpen() const { return m_command != nullptr; }

    /// Of the turn that is shown.
    AnswerPanel *panelOf(const QString &member) const
    {
        for (AnswerPanel *panel : window().findChildren<AnswerPanel *>()) {
            if (panel->accessibleName().endsWith(member) && isInShownTurn(*panel))
                return panel;
        }
        qFatal("%s has no panel", qPrintable(member));
    }
    QString stateOf(const QString &member) const
    {
        return panelOf(member)->findChild<StatusBadge *>()->word();
    }
    QString answerOf(const QString &member) const { return text(*panelOf(member)); }
    QString synthesis() const { return text(*synthesisPanel()); }
    /// Everything a panel says in visible labels.
    QString wordsOf(const QString &member) const { return words(*panelOf(member)); }
    QString synthesisWords() const { return words(*synthesisPanel()); }
    QString windowWords() const { return words(window()); }

private:
    bool isInShownTurn(const QWidget &panel) const
    {
        const QWidget *widget = &panel;
        while (widget && !qobject_cast<const TurnView *>(widget))
            widget = widget->parentWidget();
        return widget && widget->isVisible();
    }
    SynthesisPanel *synthesisPanel() const
    {
        for (SynthesisPanel *panel : window().findChildren<SynthesisPanel *>()) {
            if (isInShownTurn(*panel))
                return panel;
        }
        qFatal("no turn is shown");
    }
    static QString text(const QWidget &panel)
    {
        return panel.findChildren<MarkdownView *>().constLast()->rawText();
    }
    static QString words(const QWidget &widget)
    {
        QStringList words;
        for (const QLabel *label : widget.findChildren<QLabel *>()) {
            if (label->isVisible())
                words += label->text();
        }
        return words.join(u' ');
    }

    std::unique_ptr<Services> m_services;
    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<WindowCommand> m_command;
};

} // namespace Conclave

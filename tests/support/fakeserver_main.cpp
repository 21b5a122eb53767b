#include "tests/support/fakeserver.h"
#include "tests/support/scenario.h"
#include "tests/support/scenarioword.h"
#include "tests/support/testcertificates.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QHash>
#include <QSocketNotifier>
#include <QTextStream>
#include <QTime>
#include <QTimer>

#include <array>
#include <chrono>
#include <memory>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace {

void quitWhenStdinCloses(QCoreApplication &app)
{
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, [] {
        std::array<char, 256> ignored{};
        if (::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0)
            QCoreApplication::quit();
    });
}

/// The port to listen on; with TLS, `kind` says which certificate is shown. False if it is taken.
bool listen(Conclave::FakeServer &server,
            const Conclave::TestCertificates *certificates,
            const QString &kind,
            quint16 port)
{
    using enum Conclave::TestCertificates::Kind;
    static const QHash<QString, Conclave::TestCertificates::Kind> kinds{
        {u"self-signed"_s, SelfSigned}, {u"expired"_s, Expired}, {u"wrong-host"_s, WrongHost}};
    if (certificates == nullptr)
        return server.listen(port);
    return server.listenSecurely(certificates->server(kinds.value(kind, Good)), port);
}

void logArrivals(const Conclave::FakeServer &server, QCoreApplication &app)
{
    const auto print = [](const Conclave::Arrival &arrival) {
        QTextStream(stderr) << QTime::currentTime().toString(Qt::ISODateWithMs) << ' '
                            << arrival.summary() << Qt::endl;
    };
    QObject::connect(&server, &Conclave::FakeServer::arrived, &app, print);
    QObject::connect(&server, &Conclave::FakeServer::probed, &app, print);
}

Conclave::RequestIntake intakeOf(const QCommandLineParser &options)
{
    Conclave::RequestIntake intake;
    if (options.isSet(u"read-rate"_s))
        intake.rate = options.value(u"read-rate"_s).toInt();
    if (options.isSet(u"body-limit"_s))
        intake.bodyLimit = options.value(u"body-limit"_s).toLongLong();
    return intake;
}

/// Gives every "NAME=words" its model. False if one has no name or no words.
bool cast(Conclave::FakeServer &server, const QStringList &parts, const Conclave::Scenario &usual)
{
    QStringList names;
    for (const QString &part : parts) {
        const qsizetype equals = part.indexOf(u'=');
        if (equals < 1 || equals + 1 == part.size())
            return false;
        names.append(part.first(equals));
        const auto scenario = Conclave::Scenario::fromModel(part.sliced(equals + 1), usual);
        QList<Conclave::Scenario> scenarios{scenario};
        if (scenario.times != Conclave::Scenario::Always)
            scenarios = QList<Conclave::Scenario>(scenario.times, scenario) << scenario.mended();
        server.setScenarios(names.constLast(), scenarios);
    }
    server.setModels(names);
    return true;
}

void addOptions(QCommandLineParser &options)
{
    options.setApplicationDescription(
        u"An OpenAI-compatible server on 127.0.0.1 whose models misbehave as their names say.\n"
        "A model name is words joined by '-'; numbers may be left out.\n"_s +
        Conclave::ScenarioWords::help());
    options.addHelpOption();
    options.addOptions(
        {{u"port"_s, u"Port to listen on; 0 = any free one."_s, u"port"_s, u"0"_s},
         {u"scenario"_s, u"What every model does, e.g. ttft300-rate40-tokens200."_s, u"words"_s},
         {u"cast"_s,
          u"The model NAME does what the words say, whatever its name spells; may repeat."_s,
          u"NAME=words"_s},
         {u"tls"_s,
          u"Speak TLS with a certificate that is good, self-signed, expired or wrong-host."_s,
          u"kind"_s},
         {u"read-rate"_s,
          u"Read so many bytes per second of each client; 0 = never."_s,
          u"bytes"_s},
         {u"body-limit"_s, u"Refuse longer requests with 413 before they are whole."_s, u"bytes"_s},
         {u"log"_s, u"Print every request on standard error."_s},
         {u"seconds"_s, u"Exit after so many seconds."_s, u"seconds"_s, u"600"_s},
         {u"until-stdin-closes"_s, u"Exit when standard input closes."_s}});
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    addOptions(options);
    options.process(app);

    std::unique_ptr<Conclave::TestCertificates> certificates;
    if (options.isSet(u"tls"_s))
        certificates = std::make_unique<Conclave::TestCertificates>();
    Conclave::FakeServer server;
    const auto usual = Conclave::Scenario::fromModel(options.value(u"scenario"_s));
    server.setDefaultScenario(usual);
    if (!cast(server, options.values(u"cast"_s), usual)) {
        QTextStream(stderr) << "conclave-fake-server: --cast takes NAME=words\n";
        return 1;
    }
    server.setIntake(intakeOf(options));
    if (options.isSet(u"log"_s))
        logArrivals(server, app);
    const quint16 port = options.value(u"port"_s).toUShort();
    if (!listen(server, certificates.get(), options.value(u"tls"_s), port)) {
        QTextStream(stderr) << "conclave-fake-server: port " << port << " is not free\n";
        return 1;
    }
    QTextStream(stdout) << "listening " << server.url().toString() << Qt::endl;
    if (certificates)
        QTextStream(stdout) << "authority " << certificates->authorityFile() << Qt::endl;

    QTimer::singleShot(
        std::chrono::seconds(options.value(u"seconds"_s).toInt()), &app, &QCoreApplication::quit);
    if (options.isSet(u"until-stdin-closes"_s))
        quitWhenStdinCloses(app);
    return QCoreApplication::exec();
}

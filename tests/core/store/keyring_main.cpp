// One thing asked of the key ring, as a program of its own:
//
//   keyring read|write|remove|probe UUID URL
//
// The key comes on standard input; `read` compares with it. Prints one word: "ok", "different", or
// the kind of error. Never a key.

#include "core/base/systemclock.h"
#include "core/store/keyring.h"

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

void finish(const QString &word)
{
    QTextStream(stdout) << word << Qt::endl;
    QCoreApplication::exit();
}

QString wordOf(const Done &done)
{
    return done ? u"ok"_s : errorKindName(done.error().kind);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 4)
        return 1;
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 1;
    const QByteArray key = input.readAll();
    const KeyEntry entry(Endpoint{.id = EndpointId::fromString(words[2]), .url = QUrl(words[3])});
    const SystemClock clock;
    KeyRing ring(clock);
    const auto say = [](const Done &done) { finish(wordOf(done)); };
    if (words[1] == "read"_L1)
        ring.read(entry, [&key](const Result<Secret> &got) {
            finish(!got                       ? errorKindName(got.error().kind)
                   : got->forKeeping() == key ? u"ok"_s
                                              : u"different"_s);
        });
    else if (words[1] == "write"_L1)
        ring.write(entry, Secret(key), say);
    else if (words[1] == "remove"_L1)
        ring.remove(entry, say);
    else
        ring.probe(say);
    return QCoreApplication::exec();
}

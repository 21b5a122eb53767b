#include "core/archive/packed.h"

#include "core/base/jsonreader.h"

#include <QStringDecoder>
#include <QtEndian>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Level = 3;    // the higher ones take three times as long and save a tenth
constexpr char Utf8 = '8';  // first byte of a text
constexpr char Utf16 = 'w'; // of one that UTF-8 cannot write: it has half a character

QString fromUtf8(QByteArrayView bytes)
{
    // QString::fromUtf8() drops a byte order mark, and places in the text would be wrong by one.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(bytes);
}

} // namespace

QByteArray packed(const QByteArray &bytes)
{
    return qCompress(bytes, Level);
}

QByteArray unpacked(const QByteArray &bytes)
{
    constexpr qsizetype Header = 4; // the length, which qUncompress() believes
    if (bytes.size() <= Header || qFromBigEndian<quint32>(bytes.constData()) > LargestUnpacked)
        return {};
    return qUncompress(bytes);
}

QByteArray packedText(const QString &text)
{
    QByteArray bytes = Utf8 + text.toUtf8();
    if (!text.isValidUtf16()) {
        bytes.resize(1 + text.size() * qsizetype(sizeof(char16_t)));
        bytes[0] = Utf16;
        qToLittleEndian<char16_t>(text.utf16(), text.size(), bytes.data() + 1);
    }
    return packed(bytes);
}

QString unpackedText(const QByteArray &bytes)
{
    const QByteArray plain = unpacked(bytes);
    const QByteArrayView content = QByteArrayView(plain).sliced(plain.isEmpty() ? 0 : 1);
    if (!plain.startsWith(Utf16))
        return fromUtf8(content);
    QString text(content.size() / qsizetype(sizeof(char16_t)), Qt::Uninitialized);
    qFromLittleEndian<char16_t>(content.data(), text.size(), text.data());
    return text;
}

QByteArray packedJson(const QJsonObject &json)
{
    return packed(compactJsonBytes(json));
}

Result<QJsonObject> unpackedJson(const QByteArray &bytes)
{
    return parseJsonObject(unpacked(bytes));
}

} // namespace Conclave

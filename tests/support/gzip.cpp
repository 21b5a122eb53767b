#include "tests/support/gzip.h"

#include <QStringBuilder>
#include <QtEndian>

#include <array>

namespace Conclave {

namespace {

std::array<quint32, 256> crcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 i = 0; i < table.size(); ++i) {
        quint32 crc = i;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xEDB88320U : crc >> 1U;
        table[i] = crc;
    }
    return table;
}

quint32 crc32(const QByteArray &bytes)
{
    static const std::array<quint32, 256> table = crcTable();
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : bytes)
        crc = (crc >> 8U) ^ table[(crc ^ quint8(byte)) & 0xFFU];
    return ~crc;
}

QByteArray littleEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

} // namespace

QByteArray gzip(const QByteArray &bytes)
{
    // qCompress() writes four bytes of length, then zlib's format: two bytes of header, the
    // deflated data, four bytes of checksum. gzip has another header and trailer.
    const QByteArray zlib = qCompress(bytes, 6);
    const QByteArray deflated = zlib.mid(6, zlib.size() - 10);
    const QByteArray header("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    return header + deflated + littleEndian(crc32(bytes)) + littleEndian(quint32(bytes.size()));
}

} // namespace Conclave

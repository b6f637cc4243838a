"""Sound as a WAV file."""

import io
import wave

from duidu.speech.times import RATE, SAMPLE_BYTES


def as_wav(sound: bytes) -> bytes:
    """Samples of one channel as the bytes of a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(SAMPLE_BYTES)
        written.setframerate(RATE)
        written.writeframes(sound)
    return file.getvalue()


def silence(seconds: float) -> bytes:
    """So much silence."""
    return bytes(int(seconds * RATE) * SAMPLE_BYTES)

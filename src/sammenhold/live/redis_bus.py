"""The bus between several processes. Its client costs 20 MB, so it is read only where Redis is used."""

import asyncio
import json
import logging
import threading
import time
import uuid
from collections.abc import Callable
from typing import Any, cast

import redis
import redis.asyncio

from sammenhold.live.bus import Receive

logger = logging.getLogger(__name__)

CHANNEL = "sammenhold:live"
TOKEN_SECONDS = 24 * 60 * 60
TIMEOUT_SECONDS = 0.5
REST_SECONDS = 1.0
BACKOFF_SECONDS = (0.1, 0.2, 0.5, 1.0, 2.0)
HEALTH_SECONDS = 5
RETELL_SECONDS = 0.25


class RedisBus:
    """For many processes. All announcements, the own ones too, are heard in Redis's order."""

    def __init__(self, url: str, receive: Receive, channel: str = CHANNEL) -> None:
        self._url = url
        self._channel = channel
        self._receive = receive
        self._redis = redis.Redis.from_url(
            url, socket_timeout=TIMEOUT_SECONDS, socket_connect_timeout=TIMEOUT_SECONDS, decode_responses=True
        )
        self._resting_until = 0.0
        self._away = False
        self._hearing = False
        self._untold: dict[str, frozenset[str] | None] = {}
        self._mutex = threading.Lock()
        self._tasks: list[asyncio.Task[None]] = []

    def announce(self, topic: str, regions: frozenset[str] | None) -> None:
        told = self._publish(topic, regions)
        if not told:
            self._keep(topic, regions)
        if not (told and self._hearing):
            self._receive(topic, regions, None)

    def _keep(self, topic: str, regions: frozenset[str] | None) -> None:
        """To be told later: the others may have been back with Redis before this process was."""
        with self._mutex:
            before = self._untold.get(topic, frozenset())
            self._untold[topic] = None if regions is None or before is None else before | regions

    def _tell(self) -> None:
        with self._mutex:
            untold, self._untold = self._untold, {}
        for topic, regions in untold.items():
            if not self._publish(topic, regions):
                self._keep(topic, regions)

    async def _tell_always(self) -> None:
        while True:
            await asyncio.sleep(RETELL_SECONDS)
            if self._untold:
                await asyncio.to_thread(self._tell)

    def newest(self, topic: str) -> str | None:
        return cast("str | None", self._ask(lambda: self._redis.get(self._key(topic)) or ""))

    def _publish(self, topic: str, regions: frozenset[str] | None) -> bool:
        token = uuid.uuid4().hex
        message = json.dumps([topic, None if regions is None else sorted(regions), token])
        pipe = self._redis.pipeline(transaction=True)
        pipe.set(self._key(topic), token, ex=TOKEN_SECONDS)
        pipe.publish(self._channel, message)
        return self._ask(pipe.execute) is not None

    def _key(self, topic: str) -> str:
        return f"{self._channel}:{topic}"

    def _ask(self, question: Callable[[], Any]) -> Any:
        """Redis's answer, or None while it is away; it is then left alone a moment, so that nobody waits."""
        if time.monotonic() < self._resting_until:
            return None
        try:
            answer = question()
        except redis.RedisError as error:
            self._resting_until = time.monotonic() + REST_SECONDS
            if not self._away:
                logger.warning("Redis is away (%s); this process serves itself.", type(error).__name__)
            self._away = True
            return None
        self._away = False
        return answer

    async def start(self) -> None:
        first = asyncio.Event()
        self._tasks = [
            asyncio.create_task(self._listen_always(first)),
            asyncio.create_task(self._tell_always()),
        ]
        waiting = asyncio.create_task(first.wait())
        await asyncio.wait((waiting,), timeout=2 * TIMEOUT_SECONDS)
        waiting.cancel()

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._redis.close()

    async def _listen_always(self, first: asyncio.Event) -> None:
        failures = 0
        while True:
            try:
                async with redis.asyncio.Redis.from_url(
                    self._url, decode_responses=True, health_check_interval=HEALTH_SECONDS
                ) as client:
                    await self._listen(client, first)
            except (redis.RedisError, OSError):
                failures = 0 if self._hearing else failures + 1
                self._hearing = False
                await asyncio.sleep(BACKOFF_SECONDS[min(failures, len(BACKOFF_SECONDS) - 1)])

    async def _listen(self, client: redis.asyncio.Redis, first: asyncio.Event) -> None:
        async with client.pubsub(ignore_subscribe_messages=True) as pubsub:
            await pubsub.subscribe(self._channel)
            await pubsub.ping()
            self._hearing = True
            self._receive(None, None, None)  # whatever was said meanwhile was missed
            first.set()
            while True:
                message = await pubsub.get_message(timeout=HEALTH_SECONDS)
                if message is not None and message["type"] == "message":
                    topic, regions, token = json.loads(message["data"])
                    self._receive(topic, None if regions is None else frozenset(regions), token)

"""Packages: deb, rpm and apk of each application."""

"""The spaCy project of the recogniser of names: conversion, training, evaluation and packing, a command each."""
